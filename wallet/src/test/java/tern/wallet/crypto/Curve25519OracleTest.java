package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import cafe.cryptography.curve25519.CompressedRistretto;
import cafe.cryptography.curve25519.Constants;
import cafe.cryptography.curve25519.InvalidEncodingException;
import cafe.cryptography.curve25519.RistrettoElement;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The own group held against curve25519-elisabeth, an unrelated implementation. Every case has its own seed, which a
/// failure names: 100,000 of them together.
class Curve25519OracleTest {

    private static final long SEED = 2_026_112_200_000L;

    @FunctionalInterface
    private interface Case {

        void check(SplittableRandom random) throws Exception;
    }

    private static void run(int count, long stream, Case check) throws Exception {
        for (int i = 0; i < count; i++) {
            long seed = SEED + stream * 1_000_000 + i;
            try {
                check.check(new SplittableRandom(seed));
            } catch (AssertionError | Exception e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void scalarsAgreeIn67000Cases() throws Exception {
        run(67_000, 1, Curve25519OracleTest::scalars);
    }

    @Test
    void encodingsAgreeIn25000Cases() throws Exception {
        run(25_000, 2, Curve25519OracleTest::encodings);
    }

    @Test
    void multiplesOfTheGeneratorAgreeIn6500Cases() throws Exception {
        run(6_500, 3, Curve25519OracleTest::baseMultiples);
    }

    @Test
    void signaturesAgreeIn1500Cases() throws Exception {
        run(1_500, 4, Curve25519OracleTest::signatures);
    }

    @Tag("slow")
    @Test
    void signaturesAgreeIn100000Cases() throws Exception {
        run(100_000, 5, Curve25519OracleTest::signatures);
    }

    private static void scalars(SplittableRandom random) {
        byte[] wide = spread(random, 64);
        byte[] a = spread(random, 32);
        byte[] b = spread(random, 32);
        byte[] c = spread(random, 32);
        var theirsA = theirs(a);
        var theirsB = theirs(b);
        Scalar oursA = Scalar.decode(a, 0);
        Scalar oursB = Scalar.decode(b, 0);
        assertThat(encode(oursA)).isEqualTo(theirsA.toByteArray());
        assertThat(encode(Scalar.reduce(wide)))
                .isEqualTo(cafe.cryptography.curve25519.Scalar.fromBytesModOrderWide(wide).toByteArray());
        assertThat(encode(oursA.add(oursB))).isEqualTo(theirsA.add(theirsB).toByteArray());
        assertThat(encode(oursA.multiplyAdd(oursB, Scalar.decode(c, 0))))
                .isEqualTo(theirsA.multiplyAndAdd(theirsB, theirs(c)).toByteArray());
    }

    private static void encodings(SplittableRandom random) {
        byte[] bytes = spread(random, 32);
        if (random.nextInt(4) != 0) {
            // canonical and even most of the time, so that half of them are elements
            bytes[0] &= (byte) 0xFE;
            bytes[31] &= 0x7F;
        }
        Optional<EdwardsPoint> ours = Ristretto.decode(bytes);
        Optional<RistrettoElement> theirs = decompress(bytes);
        assertThat(ours.isPresent()).isEqualTo(theirs.isPresent());
        if (ours.isPresent()) {
            assertThat(Ristretto.encode(ours.get())).isEqualTo(bytes);
            EdwardsPoint doubled = ours.get();
            doubled.twice();
            doubled.add(new EdwardsPoint.Cached(EdwardsPoint.base()));
            assertThat(Ristretto.encode(doubled)).isEqualTo(
                    theirs.orElseThrow().dbl().add(Constants.RISTRETTO_GENERATOR).compress().toByteArray());
        }
    }

    private static void baseMultiples(SplittableRandom random) {
        byte[] bytes = spread(random, 32);
        assertThat(Ristretto.encode(BasePoint.multiply(Scalar.decode(bytes, 0))))
                .isEqualTo(Constants.RISTRETTO_GENERATOR_TABLE.multiply(theirs(bytes)).compress().toByteArray());
    }

    /// Signs, then checks `s·B = R + k·A` in the other group; and both refuse what was changed.
    private static void signatures(SplittableRandom random) throws Exception {
        byte[] message = Vectors.random(random, random.nextInt(400));
        try (Secret mini = Secret.takeBytes(Vectors.random(random, 32)); Secret key = Sr25519.expand(mini)) {
            byte[] publicKey = Sr25519.publicKey(key);
            byte[] signature = Sr25519.sign(key, publicKey, message, Vectors.random(random, 32));
            assertThat(Sr25519.verify(publicKey, message, signature)).isTrue();
            assertThat(holdsElsewhere(publicKey, message, signature)).isTrue();
            byte[] changed = Vectors.flip(signature, random.nextInt(511));
            assertThat(Sr25519.verify(publicKey, message, changed)).isFalse();
        }
    }

    private static boolean holdsElsewhere(byte[] publicKey, byte[] message, byte[] signature) throws Exception {
        byte[] answer = Arrays.copyOfRange(signature, 32, 64);
        answer[31] &= 0x7F;
        byte[] commitment = Arrays.copyOf(signature, 32);
        byte[] challenge = new byte[64];
        try (MerlinTranscript transcript = new MerlinTranscript("SigningContext")) {
            transcript.append("", MerlinTranscript.ascii("substrate"));
            transcript.append("sign-bytes", message);
            transcript.append("proto-name", MerlinTranscript.ascii("Schnorr-sig"));
            transcript.append("sign:pk", publicKey);
            transcript.append("sign:R", commitment);
            transcript.challenge("sign:c", challenge);
        }
        var k = cafe.cryptography.curve25519.Scalar.fromBytesModOrderWide(challenge);
        var s = cafe.cryptography.curve25519.Scalar.fromCanonicalBytes(answer);
        RistrettoElement left = Constants.RISTRETTO_GENERATOR_TABLE.multiply(s);
        RistrettoElement right = new CompressedRistretto(publicKey).decompress()
                .multiply(k)
                .add(new CompressedRistretto(commitment).decompress());
        return left.equals(right);
    }

    private static Optional<RistrettoElement> decompress(byte[] bytes) {
        try {
            return Optional.of(new CompressedRistretto(bytes).decompress());
        } catch (InvalidEncodingException e) {
            return Optional.empty();
        }
    }

    /// Random bytes, at times with long runs of zeros or ones, where carries go far.
    private static byte[] spread(SplittableRandom random, int length) {
        byte[] bytes = Vectors.random(random, length);
        if (random.nextInt(3) == 0) {
            int from = random.nextInt(length);
            Arrays.fill(bytes, from, random.nextInt(from, length) + 1, (byte) (random.nextBoolean() ? 0xFF : 0));
        }
        return bytes;
    }

    private static cafe.cryptography.curve25519.Scalar theirs(byte[] bytes) {
        // their 32-byte reduction masks the highest bit; the wide one takes all
        return cafe.cryptography.curve25519.Scalar.fromBytesModOrderWide(Arrays.copyOf(bytes, 64));
    }

    private static byte[] encode(Scalar scalar) {
        byte[] bytes = new byte[32];
        scalar.encode(bytes, 0);
        return bytes;
    }
}
