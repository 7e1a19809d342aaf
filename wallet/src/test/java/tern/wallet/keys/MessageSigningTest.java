package tern.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.wallet.TestData;
import tern.wallet.crypto.Secret;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

class MessageSigningTest {

    private KeyPair alice;

    @BeforeEach
    void open() throws KeyException {
        try (Secret text = SecretTexts.of("//Alice")) {
            alice = SecretUri.derive(KeyScheme.SR25519, text);
        }
    }

    @AfterEach
    void close() {
        alice.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(KeyScheme.class)
    void signsTheWrappedFormOnly(KeyScheme scheme) throws KeyException {
        try (Secret text = SecretTexts.of("//Bob"); KeyPair bob = SecretUri.derive(scheme, text)) {
            byte[] signature = MessageSigning.sign(bob, bytes("hello"));
            assertThat(MessageSigning.verify(bob.account(), scheme, bytes("hello"), signature)).isTrue();
            assertThat(MessageSigning.verify(bob.account(), bytes("hello"), signature)).isTrue();
            assertThat(MessageSigning.verify(bob.account(), scheme, bytes("<Bytes>hello</Bytes>"), signature)).isTrue();
            assertThat(MessageSigning.verify(bob.account(), scheme, bytes("hello "), signature)).isFalse();
            assertThat(MessageSigning.verify(alice.account(), scheme, bytes("hello"), signature)).isFalse();
            byte[] raw = bob.sign(bytes("hello"));
            assertThat(MessageSigning.verify(bob.account(), scheme, bytes("hello"), raw)).isTrue();
            // a signature over the raw bytes is not one over the wrapped ones
            assertThat(MessageSigning.verify(bob.account(), scheme, bytes("<Bytes>hello</Bytes>"), raw)).isFalse();
        }
    }

    @Test
    void aWrappedMessageIsNotWrappedTwice() throws KeyException {
        assertThat(MessageSigning.wrapForSigning(bytes("<Bytes>hi</Bytes>"))).isEqualTo(bytes("<Bytes>hi</Bytes>"));
        assertThat(MessageSigning.wrapForSigning(bytes("hi"))).isEqualTo(bytes("<Bytes>hi</Bytes>"));
        assertThat(MessageSigning.wrapForSigning(bytes("<Bytes></Byte"))).isEqualTo(
                bytes("<Bytes><Bytes></Byte</Bytes>"));
    }

    @Test
    void signaturesOfOtherWalletsAreAccepted() {
        for (JsonNode entry : TestData.vectors("sr25519-signatures.json").get("verify_only")) {
            AccountId account = AccountId.ofHex(entry.get("publicKey").asString());
            byte[] message = Hex.decode(entry.get("message").asString());
            byte[] signature = Hex.decode(entry.get("signature").asString());
            assertThat(MessageSigning.verify(account, KeyScheme.SR25519, message, signature)).isTrue();
            byte[] prefixed = new byte[65];
            prefixed[0] = 1;
            System.arraycopy(signature, 0, prefixed, 1, 64);
            assertThat(MessageSigning.verify(account, KeyScheme.SR25519, message, prefixed)).isTrue();
            assertThat(MessageSigning.verify(account, KeyScheme.ED25519, message, prefixed)).isFalse();
        }
    }

    @Test
    void nonsenseIsNoSignature() {
        assertThat(MessageSigning.verify(alice.account(), bytes("x"), new byte[0])).isFalse();
        assertThat(MessageSigning.verify(alice.account(), bytes("x"), new byte[64])).isFalse();
        assertThat(MessageSigning.verify(alice.account(), bytes("x"), new byte[65])).isFalse();
        assertThat(MessageSigning.verify(alice.account(), bytes("x"), new byte[1000])).isFalse();
    }

    @Test
    void refusesWhatCouldBeTheIdOfALimitOrder() {
        byte[] orderId = new byte[32];
        Arrays.fill(orderId, (byte) 0xa5);
        assertRefused(orderId);
        byte[] wrapped = new byte[7 + 32 + 8];
        System.arraycopy(bytes("<Bytes>"), 0, wrapped, 0, 7);
        System.arraycopy(orderId, 0, wrapped, 7, 32);
        System.arraycopy(bytes("</Bytes>"), 0, wrapped, 39, 8);
        assertRefused(wrapped);
        assertRefused(bytes("0123456789abcdef0123456789abcdef"));
        assertRefused(bytes("<Bytes><Bytes>0123456789abcdef0123456789abcdef</Bytes></Bytes>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAO.com order v1: Limit buy 10 on subnet 64, limit price 0.05",
            " tao.COM\u200b order\tv1: Limit sell", "<Bytes>TAO.com order v1: x</Bytes>",
            "Welcome!\nTAO.com   order v2: Limit buy 10 on subnet 64"})
    void refusesTheTextOfALimitOrder(String text) {
        assertRefused(bytes(text));
    }

    private void assertRefused(byte[] message) {
        assertThatThrownBy(() -> MessageSigning.sign(alice, message)).isInstanceOf(KeyException.class)
                .extracting(error -> ((KeyException) error).kind())
                .isEqualTo(KeyException.Kind.MESSAGE);
    }
}
