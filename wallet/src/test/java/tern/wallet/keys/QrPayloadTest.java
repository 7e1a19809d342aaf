package tern.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tern.wallet.TestData;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

class QrPayloadTest {

    private static final Hash32 FINNEY = Hash32.parse(
            "0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03");
    private static final AccountId ALICE = AccountId.ofHex(
            "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");

    @TestFactory
    Stream<DynamicTest> payloadsAndFramesAreThoseOfPolkadotJs() {
        return TestData.vectors("qr-signing.json")
                .get("cases")
                .valueStream()
                .map(entry -> DynamicTest.dynamicTest(entry.get("name").asString(), () -> checkCase(entry)));
    }

    private static void checkCase(JsonNode entry) throws KeyException {
        byte[] expected = Hex.decode(entry.get("qr_payload").asString());
        if (entry.get("cmd").asInt() == 3) {
            String text = "Bittensor login 1700000000";
            assertThat(QrPayload.message(KeyScheme.SR25519, ALICE, text.getBytes(StandardCharsets.UTF_8), FINNEY))
                    .isEqualTo(expected);
        } else if (entry.has("payload_in_qr_call_length_prefixed")) {
            byte[] inner = Hex.decode(entry.get("payload_in_qr_call_length_prefixed").asString());
            int prefix = (inner[0] & 3) + 1;
            int length = prefix == 1 ? (inner[0] & 0xff) >> 2 : ((inner[0] & 0xff) >> 2) + (inner[1] & 0xff) * 64;
            byte[] call = Arrays.copyOfRange(inner, prefix, prefix + length);
            byte[] extensions = Arrays.copyOfRange(inner, prefix + length, inner.length);
            boolean mortal = entry.get("cmd").asInt() == 0;
            assertThat(QrPayload.transaction(KeyScheme.SR25519, ALICE, mortal, call, extensions, FINNEY))
                    .isEqualTo(expected);
        }
        List<byte[]> frames = QrPayload.frames(expected, QrPayload.FRAME_BYTES);
        assertThat(frames.stream().map(Hex::encode)).containsExactlyElementsOf(entry.get("frames")
                .valueStream()
                .map(JsonNode::asString)
                .toList());
        assertThat(QrPayload.join(frames)).hasValueSatisfying(all -> assertThat(all).isEqualTo(expected));
    }

    @Test
    void callsOfEveryLengthGetTheirLengthInFront() {
        assertThat(lengthPrefix(63)).isEqualTo("fc");
        assertThat(lengthPrefix(64)).isEqualTo("0101");
        assertThat(lengthPrefix(16383)).isEqualTo("fdff");
        assertThat(lengthPrefix(16384)).isEqualTo("02000100");
    }

    private static String lengthPrefix(int length) {
        byte[] payload = QrPayload.transaction(KeyScheme.ED25519, ALICE, true, new byte[length], new byte[0], FINNEY);
        assertThat(payload).startsWith(0x53, 0x00, 0x00);
        return Hex.encode(Arrays.copyOfRange(payload, 35, payload.length - 32 - length)).substring(2);
    }

    @Test
    void framesJoinInAnyOrderWithRepeats() throws KeyException {
        byte[] payload = new byte[3000];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) (i * 7);
        }
        List<byte[]> frames = new ArrayList<>(QrPayload.frames(payload, QrPayload.SMALL_FRAME_BYTES));
        assertThat(frames).hasSize(6);
        Collections.reverse(frames);
        assertThat(QrPayload.join(frames.subList(0, 5))).isEmpty();
        assertThat(QrPayload.join(List.of())).isEmpty();
        frames.add(frames.getFirst());
        assertThat(QrPayload.join(frames).orElseThrow()).isEqualTo(payload);
    }

    @Test
    void framesOfAnotherSetAreRefused() {
        List<byte[]> one = QrPayload.frames(new byte[1500], 1024);
        List<byte[]> two = QrPayload.frames(new byte[2500], 1024);
        byte[] changed = one.getFirst().clone();
        changed[10] ^= 1;
        assertThatThrownBy(() -> QrPayload.join(List.of(one.getFirst(), two.getLast())))
                .isInstanceOf(KeyException.class);
        assertThatThrownBy(() -> QrPayload.join(List.of(one.getFirst(), changed))).isInstanceOf(KeyException.class);
        assertThatThrownBy(() -> QrPayload.join(List.of(new byte[]{0, 0}))).isInstanceOf(KeyException.class);
        assertThatThrownBy(() -> QrPayload.join(List.of(new byte[]{0, 0, 0, 0, 0}))).isInstanceOf(KeyException.class);
        assertThatThrownBy(() -> QrPayload.join(List.of(new byte[]{0, 0, 1, 0, 1}))).isInstanceOf(KeyException.class);
        assertThatThrownBy(() -> QrPayload.join(List.of(new byte[]{1, 0, 1, 0, 0}))).isInstanceOf(KeyException.class);
    }

    @Test
    void accountTextsAreWrittenAndRead() throws Exception {
        String text = TestData.vectors("qr-signing.json").get("address_payload_text").asString();
        assertThat(QrPayload.accountText(ALICE, FINNEY, Optional.empty())).isEqualTo(text);
        assertThat(QrPayload.parseAccountText(text)).isEqualTo(new QrPayload.ShownAccount(ALICE, Optional.of(FINNEY),
                Optional.empty()));
        String named = QrPayload.accountText(ALICE, FINNEY, Optional.of("my: vault"));
        assertThat(QrPayload.parseAccountText(named).name()).hasValue("my: vault");
        assertThat(QrPayload.parseAccountText(ALICE.address()).genesis()).isEmpty();
        assertThatThrownBy(() -> QrPayload.parseAccountText("substrate:" + ALICE.address() + ":0x12"))
                .isInstanceOf(KeyException.class);
        assertThatThrownBy(() -> QrPayload.parseAccountText("substrate:")).isInstanceOf(AddressException.class);
        assertThatThrownBy(() -> QrPayload.parseAccountText("secret:0x00")).isInstanceOf(AddressException.class);
    }

    @Test
    void answersAreReadAsBytesOrHex() throws KeyException {
        byte[] answer = new byte[65];
        Arrays.fill(answer, (byte) 7);
        answer[0] = 1;
        assertThat(QrPayload.parseAnswer(answer).scheme()).isEqualTo(KeyScheme.SR25519);
        byte[] text = (Hex.encode(answer) + "\n").getBytes(StandardCharsets.US_ASCII);
        assertThat(QrPayload.parseAnswer(text).signature()).isEqualTo(Arrays.copyOfRange(answer, 1, 65));
        answer[0] = 2;
        assertThatThrownBy(() -> QrPayload.parseAnswer(answer)).isInstanceOf(KeyException.class);
        assertThatThrownBy(() -> QrPayload.parseAnswer(new byte[64])).isInstanceOf(KeyException.class);
        assertThatThrownBy(() -> QrPayload.parseAnswer(new byte[200])).isInstanceOf(KeyException.class);
    }
}
