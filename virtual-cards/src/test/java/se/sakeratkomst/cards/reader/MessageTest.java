package se.sakeratkomst.cards.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.sakeratkomst.cards.reader.WireClient.parts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The protocol's messages, byte by byte. */
class MessageTest {

    @Test
    void aQuestionIsItsNumberItsShapeAndItsValues() {
        Request request =
                request(Call.LOGIN, parts().ulong(7).ulong(1).array("123456".getBytes(StandardCharsets.US_ASCII)));

        assertThat(request.number()).isEqualTo(18);
        assertThat(request.shape()).isEqualTo("uuay");
        assertThat(request.ulong()).isEqualTo(7);
        assertThat(request.ulong()).isEqualTo(1);
        assertThat(request.array()).asString(StandardCharsets.US_ASCII).isEqualTo("123456");
        request.end();
    }

    @Test
    void anArrayThatIsMissingIsEmpty() {
        assertThat(request(Call.LOGIN, parts().u8(0).u32(5)).array()).isEmpty();
        assertThat(request(Call.LOGIN, parts().u8(1).u32(-1)).array()).isEmpty();
    }

    @Test
    void aTemplateHasBytesNumbersAndTexts() {
        Request request = request(
                Call.FIND_OBJECTS_INIT,
                parts().u32(3)
                        .attribute(Ck.CKA_CLASS, Ck.CKO_PRIVATE_KEY)
                        .u32((int) Ck.CKA_SIGN)
                        .u8(1)
                        .u32(1)
                        .u8(1)
                        .u32((int) Ck.CKA_ID)
                        .u8(1)
                        .u32(2)
                        .bytes(new byte[] {1, 2}));

        assertThat(request.attributes())
                .containsExactly(
                        Attribute.of(Ck.CKA_CLASS, Ck.CKO_PRIVATE_KEY),
                        Attribute.of(Ck.CKA_SIGN, true),
                        new Attribute(Ck.CKA_ID, new byte[] {1, 2}));
        request.end();
    }

    @Test
    void aTemplateInsideATemplateIsRefused() {
        Request request = request(
                Call.FIND_OBJECTS_INIT,
                parts().u32(1).u32(0x40000211).u8(1).u32(24).u32(1));

        assertThatThrownBy(request::attributes).isInstanceOf(CkRefusal.class);
    }

    @Test
    void moreItemsThanTheMessageCanHoldAreNotAllocated() {
        for (int count : new int[] {2, 257, Integer.MAX_VALUE, -1}) {
            assertThatThrownBy(() -> request(
                                    Call.FIND_OBJECTS_INIT, parts().u32(count).u32(0))
                            .attributes())
                    .isInstanceOf(Request.Malformed.class);
            assertThatThrownBy(() -> request(
                                    Call.GET_ATTRIBUTE_VALUE, parts().u32(count).u32(0))
                            .wanted())
                    .isInstanceOf(Request.Malformed.class);
        }
    }

    @Test
    void aMechanismHasNoParametersOrThoseOfPss() {
        assertThat(request(Call.SIGN_INIT, parts().u32(0x40).u32(-1)).mechanism())
                .isEqualTo(new Request.Mechanism(0x40, null));
        assertThat(request(
                                Call.SIGN_INIT,
                                parts().u32(0x0d).ulong(0x250).ulong(2).ulong(32))
                        .mechanism())
                .isEqualTo(new Request.Mechanism(0x0d, new Request.Pss(0x250, 2, 32)));
        assertThat(request(Call.SIGN_INIT, parts().u32(-1)).mechanism()).isNull();
        assertThatThrownBy(() -> request(Call.SIGN_INIT, parts().u32(0x1087)).mechanism())
                .isInstanceOf(CkRefusal.class);
    }

    @Test
    void hashAndMaskThatDoNotAgreeAndASaltTooLongAreRefused() {
        Mechanisms.Known pss = Mechanisms.require(0x0d);

        assertThat(Mechanisms.padding(pss, new Request.Pss(0x250, 2, 32), 256).salt())
                .isEqualTo(32);
        for (Request.Pss wrong : List.of(
                new Request.Pss(0x250, 1, 32),
                new Request.Pss(0x251, 2, 32),
                new Request.Pss(0x250, 2, 223),
                new Request.Pss(0x250, 2, -1),
                new Request.Pss(0x250, 2, Long.MAX_VALUE))) {
            assertThatThrownBy(() -> Mechanisms.padding(pss, wrong, 256))
                    .as("%s", wrong)
                    .isInstanceOf(CkRefusal.class);
        }
    }

    @Test
    void anAnswerWithoutRoomTellsHowMuchItNeeds() {
        byte[] shape = "ay".getBytes(StandardCharsets.US_ASCII);

        assertThat(Answer.to(Call.SIGN).array(new byte[] {1, 2, 3}, 2).bytes())
                .isEqualTo(parts().u32(43).bytes(shape).u8(0).u32(3).bytes());
        assertThat(Answer.to(Call.SIGN).array(new byte[] {1, 2, 3}, 3).bytes())
                .isEqualTo(
                        parts().u32(43).bytes(shape).array(new byte[] {1, 2, 3}).bytes());
    }

    @Test
    void aTextIsPaddedWithBlanks() {
        assertThat(Answer.to(Call.GET_INFO).padded("TEST", 6).bytes())
                .isEqualTo(parts().u32(3)
                        .bytes("vsusv".getBytes(StandardCharsets.US_ASCII))
                        .bytes("TEST  ".getBytes(StandardCharsets.US_ASCII))
                        .bytes());
    }

    private static Request request(Call call, WireClient.Parts values) {
        return new Request(parts().u32(call.number())
                .bytes(call.request().getBytes(StandardCharsets.US_ASCII))
                .raw(values.bytes())
                .bytes());
    }
}
