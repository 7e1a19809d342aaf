package tern.wallet.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import tern.wallet.crypto.Ed25519;
import tern.wallet.crypto.Sr25519;
import tern.wallet.keys.KeyException.Kind;

/// Signing and checking texts of a person, as browser extensions and btcli do: `<Bytes>` text `</Bytes>`.
///
/// There is no way to sign unwrapped bytes here: wrapped ones begin with `<B`, which no extrinsic of the runtime does,
/// so a signature of a message can never be used as a transaction. Limit orders are the exception on chain: since spec
/// 438 the pallet takes a signature over `<Bytes>` + 32-byte order id + `</Bytes>`, since 445 one over a text that
/// begins `TAO.com order v1:`. Such messages would spend stake and are refused.
public final class MessageSigning {

    private static final byte[] OPEN = "<Bytes>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "</Bytes>".getBytes(StandardCharsets.US_ASCII);
    private static final int ORDER_ID_BYTES = 32;
    private static final String ORDER_TEXT = "tao.com order";

    private MessageSigning() {}

    /// Signs a message; one that is wrapped already is not wrapped twice.
    ///
    /// @return 64 bytes
    /// @throws KeyException with kind MESSAGE when the signature could be taken for a limit order
    public static byte[] sign(KeyPair key, byte[] message) throws KeyException {
        return key.sign(wrapForSigning(message));
    }

    /// The bytes that [#sign] signs, for other signers (a QR device).
    public static byte[] wrapForSigning(byte[] message) throws KeyException {
        byte[] inner = message;
        while (isWrapped(inner)) {
            inner = Arrays.copyOfRange(inner, OPEN.length, inner.length - CLOSE.length);
            refuseOrders(inner);
        }
        refuseOrders(inner);
        return isWrapped(message) ? message.clone() : wrap(message);
    }

    private static void refuseOrders(byte[] message) throws KeyException {
        if (message.length == ORDER_ID_BYTES) {
            throw new KeyException(Kind.MESSAGE, Texts.get("message.length"));
        }
        if (asLetters(message).contains(ORDER_TEXT)) {
            throw new KeyException(Kind.MESSAGE, Texts.get("message.order"));
        }
    }

    /// Lower case, any run of white space or hidden characters as one space, so that the refusal is not talked round.
    private static String asLetters(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (SecretBytes.isSpace(c)) {
                if (letters.length() > 0 && letters.charAt(letters.length() - 1) != ' ') {
                    letters.append(' ');
                }
            } else if (Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.CONTROL) {
                letters.appendCodePoint(c);
            }
        });
        return letters.toString();
    }

    /// Checks a signature over the message as it is or wrapped.
    ///
    /// @param signature 64 bytes, or 65 with the scheme's index in front
    /// @return false for anything that does not fit
    public static boolean verify(AccountId account, KeyScheme scheme, byte[] message, byte[] signature) {
        if (signature.length == 65) {
            return signature[0] == scheme.multiSignatureIndex()
                    && verify(account, scheme, message, Arrays.copyOfRange(signature, 1, 65));
        }
        return verifyRaw(account, scheme, message, signature) || verifyRaw(account, scheme, wrap(message), signature);
    }

    /// As above when the account's scheme is not known: an address does not tell it.
    public static boolean verify(AccountId account, byte[] message, byte[] signature) {
        return verify(account, KeyScheme.SR25519, message, signature)
                || verify(account, KeyScheme.ED25519, message, signature);
    }

    private static boolean verifyRaw(AccountId account, KeyScheme scheme, byte[] message, byte[] signature) {
        return switch (scheme) {
            case ED25519 -> Ed25519.verify(account.bytes(), message, signature);
            case SR25519 -> Sr25519.verify(account.bytes(), message, signature);
        };
    }

    private static boolean isWrapped(byte[] message) {
        return message.length >= OPEN.length + CLOSE.length
                && Arrays.equals(message, 0, OPEN.length, OPEN, 0, OPEN.length)
                && Arrays.equals(message, message.length - CLOSE.length, message.length, CLOSE, 0, CLOSE.length);
    }

    private static byte[] wrap(byte[] message) {
        byte[] wrapped = Arrays.copyOf(OPEN, OPEN.length + message.length + CLOSE.length);
        System.arraycopy(message, 0, wrapped, OPEN.length, message.length);
        System.arraycopy(CLOSE, 0, wrapped, OPEN.length + message.length, CLOSE.length);
        return wrapped;
    }
}
