package tern.wallet.keys;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tern.wallet.keys.KeyException.Kind;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;

/// The bytes of QR codes between a wallet and a signing device without network (Polkadot Vault): Universal Offline
/// Signatures, as `@polkadot/react-qr` writes them. Pictures and cameras are elsewhere.
///
/// Layout: `53` ‖ scheme ‖ command ‖ account[32] ‖ content ‖ genesis[32].
public final class QrPayload {

    /// What polkadot-js puts into one code.
    public static final int FRAME_BYTES = 1024;
    /// Smaller parts scan better with weak cameras.
    public static final int SMALL_FRAME_BYTES = 512;

    private static final byte SUBSTRATE = 0x53;
    private static final byte MORTAL = 0;
    private static final byte IMMORTAL = 2;
    private static final byte MESSAGE = 3;
    private static final int FRAME_HEAD = 5;
    private static final int MAX_FRAMES = 0xffff;
    private static final int SIGNATURE_BYTES = 64;

    private QrPayload() {}

    /// A transaction to sign. The device signs call and extensions, hashed with blake2b-256 when longer than 256 bytes.
    ///
    /// @param mortal whether the transaction's era ends
    /// @param call the encoded call, without a length in front: it is added here
    /// @param extensions extra bytes, then implicit bytes, of all signed extensions
    public static byte[] transaction(KeyScheme scheme, AccountId signer, boolean mortal, byte[] call, byte[] extensions,
            Hash32 genesis) {
        return assemble(scheme, mortal ? MORTAL : IMMORTAL, signer, genesis, compact(call.length), call, extensions);
    }

    /// A message to sign; wrapped and refused as in [MessageSigning].
    public static byte[] message(KeyScheme scheme, AccountId signer, byte[] message, Hash32 genesis)
            throws KeyException {
        return assemble(scheme, MESSAGE, signer, genesis, MessageSigning.wrapForSigning(message));
    }

    private static byte[] assemble(KeyScheme scheme, byte command, AccountId signer, Hash32 genesis,
            byte[]... content) {
        byte[] head = {SUBSTRATE, (byte) scheme.multiSignatureIndex(), command};
        List<byte[]> parts = new ArrayList<>();
        parts.add(head);
        parts.add(signer.bytes());
        parts.addAll(Arrays.asList(content));
        parts.add(genesis.bytes());
        byte[] all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static byte[] compact(int length) {
        if (length < 1 << 6) {
            return new byte[]{(byte) (length << 2)};
        }
        if (length < 1 << 14) {
            return new byte[]{(byte) (length << 2 | 1), (byte) (length >> 6)};
        }
        if (length >= 1 << 30) {
            throw new IllegalArgumentException("no call is that long: " + length);
        }
        return new byte[]{(byte) (length << 2 | 2), (byte) (length >> 6), (byte) (length >> 14),
                (byte) (length >> 22)};
    }

    /// The codes to show in turn: `00` ‖ count u16 BE ‖ index u16 BE ‖ part.
    ///
    /// @param partBytes [#FRAME_BYTES] or [#SMALL_FRAME_BYTES]
    public static List<byte[]> frames(byte[] payload, int partBytes) {
        int count = Math.max(1, (payload.length + partBytes - 1) / partBytes);
        if (partBytes < 1 || count > MAX_FRAMES) {
            throw new IllegalArgumentException("too many codes: " + count);
        }
        List<byte[]> frames = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int from = i * partBytes;
            int length = Math.min(partBytes, payload.length - from);
            byte[] frame = new byte[FRAME_HEAD + length];
            frame[1] = (byte) (count >> 8);
            frame[2] = (byte) count;
            frame[3] = (byte) (i >> 8);
            frame[4] = (byte) i;
            System.arraycopy(payload, from, frame, FRAME_HEAD, length);
            frames.add(frame);
        }
        return frames;
    }

    /// Puts scanned codes together, in any order, repeats allowed.
    ///
    /// @return empty while some are missing
    /// @throws KeyException when a code is none of these or belongs to another set
    public static Optional<byte[]> join(List<byte[]> frames) throws KeyException {
        byte[][] parts = new byte[0][];
        int found = 0;
        int length = 0;
        for (byte[] frame : frames) {
            if (frame.length < FRAME_HEAD || frame[0] != 0) {
                throw notAFrame();
            }
            int count = number(frame, 1);
            int index = number(frame, 3);
            if (count == 0 || index >= count || (parts.length != 0 && parts.length != count)) {
                throw notAFrame();
            }
            parts = parts.length == 0 ? new byte[count][] : parts;
            byte[] part = Arrays.copyOfRange(frame, FRAME_HEAD, frame.length);
            byte[] known = parts[index];
            if (known != null && !Arrays.equals(known, part)) {
                throw notAFrame();
            }
            if (known == null) {
                parts[index] = part;
                found++;
                length += part.length;
            }
        }
        if (frames.isEmpty() || found < parts.length) {
            return Optional.empty();
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return Optional.of(all);
    }

    private static int number(byte[] frame, int at) {
        return (frame[at] & 0xff) * 256 + (frame[at + 1] & 0xff);
    }

    private static KeyException notAFrame() {
        return new KeyException(Kind.QR, Texts.get("qr.frames"));
    }

    /// The text of the code that shows an account.
    ///
    /// @param name shown by the device; empty for none
    public static String accountText(AccountId account, Hash32 genesis, Optional<String> name) {
        return "substrate:" + account.address() + ":" + genesis + name.map(text -> ":" + text).orElse("");
    }

    /// An account shown by a device.
    ///
    /// @param genesis the chain it was shown for, when the code has it
    public record ShownAccount(AccountId account, Optional<Hash32> genesis, Optional<String> name) {}

    /// Reads the text of an account code; a bare address is one too.
    public static ShownAccount parseAccountText(String text) throws KeyException, AddressException {
        if (!text.startsWith("substrate:")) {
            return new ShownAccount(Ss58.parse(text), Optional.empty(), Optional.empty());
        }
        String[] parts = text.split(":", 4);
        AccountId account = Ss58.parse(parts[1]);
        Optional<Hash32> genesis = Optional.empty();
        if (parts.length > 2) {
            try {
                genesis = Optional.of(Hash32.parse(parts[2]));
            } catch (IllegalArgumentException e) {
                throw new KeyException(Kind.QR, Texts.get("qr.network"));
            }
        }
        return new ShownAccount(account, genesis, parts.length > 3 ? Optional.of(parts[3]) : Optional.empty());
    }

    /// A device's answer.
    ///
    /// @param signature 64 bytes
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Answer(KeyScheme scheme, byte[] signature) {}

    /// Reads the answer code: scheme and signature, as bytes or as hex text in ASCII.
    public static Answer parseAnswer(byte[] scanned) throws KeyException {
        byte[] bytes = scanned;
        if (scanned.length >= 2 * (SIGNATURE_BYTES + 1)) {
            try {
                bytes = Hex.decode(new String(scanned, StandardCharsets.US_ASCII).strip());
            } catch (IllegalArgumentException e) {
                throw notASignature();
            }
        }
        if (bytes.length != SIGNATURE_BYTES + 1) {
            throw notASignature();
        }
        KeyScheme scheme = KeyScheme.ofIndex(bytes[0]).orElseThrow(QrPayload::notASignature);
        return new Answer(scheme, Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    private static KeyException notASignature() {
        return new KeyException(Kind.QR, Texts.get("qr.signature"));
    }
}
