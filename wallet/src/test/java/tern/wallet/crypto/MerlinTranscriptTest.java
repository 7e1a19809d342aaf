package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static tern.wallet.crypto.Vectors.hex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MerlinTranscriptTest {

    /// The test of the Rust crate `merlin`, "equivalence simple".
    @Test
    void simpleTranscriptGivesTheCratesChallenge() {
        byte[] challenge = new byte[32];
        try (MerlinTranscript transcript = new MerlinTranscript("test protocol")) {
            transcript.append("some label", "some data".getBytes(StandardCharsets.US_ASCII));
            transcript.challenge("challenge", challenge);
        }
        assertThat(challenge).isEqualTo(hex("d5a21972d0d5fe320c0d263fac7fffb8145aa640af6e9bca177c03c7efcf0615"));
    }

    /// The crate's "equivalence complex": rounds that feed challenges back, over many blocks.
    @Test
    void longTranscriptGivesTheCratesChallenge() {
        byte[] data = new byte[1024];
        Arrays.fill(data, (byte) 99);
        byte[] challenge = new byte[32];
        try (MerlinTranscript transcript = new MerlinTranscript("test protocol")) {
            transcript.append("step1", "some data".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 32; i++) {
                transcript.challenge("challenge", challenge);
                transcript.append("bigdata", data);
                transcript.append("challengedata", challenge);
            }
        }
        assertThat(challenge).isEqualTo(hex("a8c933f54fae76e3f9bea93648c1308e7dfa2152dd51674ff3ca438351cf003c"));
    }

    @Test
    void copiesGoTheirOwnWay() {
        try (MerlinTranscript first = new MerlinTranscript("test"); MerlinTranscript second = first.copy()) {
            byte[] one = challenge(first.copy());
            second.append("more", new byte[1]);
            assertThat(challenge(second)).isNotEqualTo(one);
            assertThat(challenge(first)).isEqualTo(one);
        }
    }

    @Test
    void witnessesDependOnEveryInputAndLeaveTheTranscriptAlone() {
        byte[] secret = {1, 2, 3};
        byte[] random = new byte[32];
        try (MerlinTranscript transcript = new MerlinTranscript("test"); MerlinTranscript same = transcript.copy()) {
            byte[] witness = witness(transcript, random, secret);
            assertThat(witness(same, random, secret)).isEqualTo(witness);
            assertThat(witness(same, Vectors.flip(random, 255), secret)).isNotEqualTo(witness);
            assertThat(witness(same, random, Vectors.flip(secret, 0))).isNotEqualTo(witness);
            assertThat(challenge(transcript)).isEqualTo(challenge(same));
            same.append("more", new byte[0]);
            assertThat(witness(same, random, secret)).isNotEqualTo(witness);
        }
    }

    private static byte[] challenge(MerlinTranscript transcript) {
        byte[] challenge = new byte[64];
        transcript.challenge("c", challenge);
        return challenge;
    }

    private static byte[] witness(MerlinTranscript transcript, byte[] random, byte[] secret) {
        byte[] witness = new byte[64];
        transcript.witness("w", random, witness, secret);
        return witness;
    }
}
