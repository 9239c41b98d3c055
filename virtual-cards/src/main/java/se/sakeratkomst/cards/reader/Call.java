package se.sakeratkomst.cards.reader;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The calls of version 0 of p11-kit's remoting protocol that the reader knows, with the shape of what is asked and answered: u is a
 * CK_ULONG, y a byte, v a version, s a padded text, z a text, a an array, f the room that the caller has for the answer, A an
 * attribute, M a mechanism. Both sides send the shape with each message.
 */
enum Call {
    ERROR(0, "", "u"),
    INITIALIZE(1, "ayyay", ""),
    FINALIZE(2, "", ""),
    GET_INFO(3, "", "vsusv"),
    GET_SLOT_LIST(4, "yfu", "au"),
    GET_SLOT_INFO(5, "u", "ssuvv"),
    GET_TOKEN_INFO(6, "u", "ssssuuuuuuuuuuuvvs"),
    GET_MECHANISM_LIST(7, "ufu", "au"),
    GET_MECHANISM_INFO(8, "uu", "uuu"),
    INIT_TOKEN(9, "uayz", ""),
    OPEN_SESSION(10, "uu", "u"),
    CLOSE_SESSION(11, "u", ""),
    CLOSE_ALL_SESSIONS(12, "u", ""),
    GET_SESSION_INFO(13, "u", "uuuu"),
    INIT_PIN(14, "uay", ""),
    SET_PIN(15, "uayay", ""),
    LOGIN(18, "uuay", ""),
    LOGOUT(19, "u", ""),
    CREATE_OBJECT(20, "uaA", "u"),
    COPY_OBJECT(21, "uuaA", "u"),
    DESTROY_OBJECT(22, "uu", ""),
    GET_OBJECT_SIZE(23, "uu", "u"),
    GET_ATTRIBUTE_VALUE(24, "uufA", "aAu"),
    SET_ATTRIBUTE_VALUE(25, "uuaA", ""),
    FIND_OBJECTS_INIT(26, "uaA", ""),
    FIND_OBJECTS(27, "ufu", "au"),
    FIND_OBJECTS_FINAL(28, "u", ""),
    DIGEST_INIT(37, "uM", ""),
    DIGEST(38, "uayfy", "ay"),
    DIGEST_UPDATE(39, "uay", ""),
    DIGEST_FINAL(41, "ufy", "ay"),
    SIGN_INIT(42, "uMu", ""),
    SIGN(43, "uayfy", "ay"),
    SIGN_UPDATE(44, "uay", ""),
    SIGN_FINAL(45, "ufy", "ay"),
    VERIFY_INIT(48, "uMu", ""),
    VERIFY(49, "uayay", ""),
    VERIFY_UPDATE(50, "uay", ""),
    VERIFY_FINAL(51, "uay", ""),
    SEED_RANDOM(63, "uay", ""),
    GENERATE_RANDOM(64, "ufy", "ay"),
    WAIT_FOR_SLOT_EVENT(65, "u", "u");

    private static final Map<Integer, Call> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(call -> call.number, Function.identity()));

    private final int number;
    private final String request;
    private final String response;

    Call(int number, String request, String response) {
        this.number = number;
        this.request = request;
        this.response = response;
    }

    int number() {
        return number;
    }

    String request() {
        return request;
    }

    String response() {
        return response;
    }

    static @Nullable Call byNumber(int number) {
        return BY_NUMBER.get(number);
    }
}
