package se.sakeratkomst.vendor.driver;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads bodies to the letter: every required member, no other than those there are, and each of its own type. */
final class Bodies {

    private static final Pattern PERSONNUMMER = Pattern.compile("[0-9]{12}");

    private final JsonMapper strict = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(LogicalType.Textual, to -> {
                to.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                to.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                to.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
            .withCoercionConfig(LogicalType.Integer, to -> {
                to.setCoercion(CoercionInputShape.String, CoercionAction.Fail);
                to.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
            })
            .withCoercionConfig(LogicalType.Boolean, to -> {
                to.setCoercion(CoercionInputShape.String, CoercionAction.Fail);
                to.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
                to.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
            })
            .build();

    /**
     * The body as that record.
     *
     * @throws BadBody that says what is wrong with it
     */
    <B extends AboutPatient> B read(byte[] body, Class<B> type) {
        B read;
        try {
            read = strict.readValue(body, type);
        } catch (JacksonException e) {
            BadBody own = e.getCause() instanceof BadBody bad ? bad : null;
            throw own == null ? new BadBody(e.getOriginalMessage(), members(type)) : own;
        }
        if (read == null) {
            throw new BadBody("null", members(type));
        }
        whole((Record) (Object) read);
        if (!PERSONNUMMER.matcher(read.personnummer()).matches()) {
            throw new BadBody("personnummer '" + read.personnummer() + "'", "12 digits");
        }
        return read;
    }

    private static String members(Class<?> type) {
        return "a JSON object with the members "
                + Arrays.stream(type.getRecordComponents())
                        .map(member -> member.getName() + (isRequired(member) ? "" : "?"))
                        .toList();
    }

    /** Whether a member must be there. */
    static boolean isRequired(RecordComponent member) {
        return !member.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static void whole(Record read) {
        for (RecordComponent member : read.getClass().getRecordComponents()) {
            Object value = value(read, member);
            if (value == null && isRequired(member)) {
                throw new BadBody("no member " + member.getName(), members(read.getClass()));
            }
            if (value instanceof List<?> several) {
                if (several.isEmpty()) {
                    throw new BadBody("an empty list " + member.getName(), "at least one");
                }
                for (Object one : several) {
                    if (!(one instanceof Record row)) {
                        throw new BadBody("null among " + member.getName(), "objects");
                    }
                    whole(row);
                }
            }
        }
    }

    private static @Nullable Object value(Record read, RecordComponent member) {
        try {
            member.getAccessor().setAccessible(true);
            return member.getAccessor().invoke(read);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A record tells what it holds", e);
        }
    }

    /** For records to say what a number must be. */
    static void atLeastOne(String member, @Nullable Integer number) {
        if (number != null && number < 1) {
            throw new BadBody(member + " " + number, "1 or more");
        }
    }
}
