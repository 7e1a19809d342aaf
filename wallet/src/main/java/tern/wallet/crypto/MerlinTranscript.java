package tern.wallet.crypto;

import java.nio.charset.StandardCharsets;

/// A Merlin 1.0 transcript: everything a proof commits to, in order, each with its label and length.
///
/// Not thread-safe. The owner closes it, which wipes the state.
final class MerlinTranscript implements AutoCloseable {

    private static final byte[] PROTOCOL = ascii("Merlin v1.0");

    private final Strobe128 strobe;

    MerlinTranscript(String label) {
        strobe = new Strobe128(PROTOCOL);
        append("dom-sep", ascii(label));
    }

    private MerlinTranscript(Strobe128 strobe) {
        this.strobe = strobe;
    }

    MerlinTranscript copy() {
        return new MerlinTranscript(strobe.copy());
    }

    void append(String label, byte[] message) {
        strobe.metaAssociatedData(ascii(label), length(message));
        strobe.associatedData(message);
    }

    /// Fills the target with the verifier's challenge.
    void challenge(String label, byte[] target) {
        strobe.metaAssociatedData(ascii(label), length(target));
        strobe.pseudoRandom(target);
    }

    /// Fills the target with secret randomness that depends on this transcript, on the secrets and on fresh random
    /// bytes: should one of the three fail, the other two still hide it. The transcript itself does not change.
    ///
    /// @param random 32 bytes of a generator
    void witness(String label, byte[] random, byte[] target, byte[]... secrets) {
        Strobe128 generator = strobe.copy();
        for (byte[] secret : secrets) {
            generator.metaAssociatedData(ascii(label), length(secret));
            generator.key(secret);
        }
        generator.metaAssociatedData(ascii("rng"));
        generator.key(random);
        generator.metaAssociatedData(length(target));
        generator.pseudoRandom(target);
        generator.wipe();
    }

    private static byte[] length(byte[] data) {
        byte[] bytes = new byte[4];
        LittleEndian.putInt(data.length, bytes, 0);
        return bytes;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        strobe.wipe();
    }
}
