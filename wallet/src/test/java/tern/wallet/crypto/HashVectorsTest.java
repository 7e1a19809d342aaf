package tern.wallet.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HashVectorsTest {

    private final JsonNode vectors = Vectors.file("hashing.json");

    @Test
    void allHashesGiveTheVectors() {
        int count = 0;
        for (JsonNode vector : vectors.get("hashes")) {
            byte[] input = Vectors.bytes(vector, "input");
            String name = input.length + " bytes";
            assertThat(Blake2.hash128(input)).as(name).isEqualTo(Vectors.bytes(vector, "blake2b_128"));
            assertThat(Blake2.hash256(input)).as(name).isEqualTo(Vectors.bytes(vector, "blake2b_256"));
            assertThat(Blake2.hash512(input)).as(name).isEqualTo(Vectors.bytes(vector, "blake2b_512"));
            assertThat(Twox.twox64(input)).as(name).isEqualTo(Vectors.bytes(vector, "twox_64"));
            assertThat(Twox.twox128(input)).as(name).isEqualTo(Vectors.bytes(vector, "twox_128"));
            assertThat(Twox.twox256(input)).as(name).isEqualTo(Vectors.bytes(vector, "twox_256"));
            assertThat(Keccak.hash256(input)).as(name).isEqualTo(Vectors.bytes(vector, "keccak_256"));
            count++;
        }
        assertThat(count).isEqualTo(17);
    }

    @Test
    void storageKeysComeOutAsOnTheChain() {
        int count = 0;
        for (JsonNode vector : vectors.get("storage_keys")) {
            byte[] key = Vectors.concat(Twox.twox128(Vectors.text(vector, "pallet").getBytes(UTF_8)),
                    Twox.twox128(Vectors.text(vector, "item").getBytes(UTF_8)));
            for (JsonNode part : vector.get("keys")) {
                byte[] scale = Vectors.bytes(part, "scale");
                key = switch (Vectors.text(part, "hasher")) {
                    case "Blake2_128Concat" -> Vectors.concat(key, Blake2.hash128(scale), scale);
                    case "Twox64Concat" -> Vectors.concat(key, Twox.twox64(scale), scale);
                    case "Identity" -> Vectors.concat(key, scale);
                    default -> throw new IllegalArgumentException("unknown hasher");
                };
            }
            assertThat(key).as(vector.toString()).isEqualTo(Vectors.bytes(vector, "storageKey"));
            count++;
        }
        assertThat(count).isEqualTo(10);
    }

    @Test
    void partsCountAsOneText() {
        long seed = 20_261_122;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            byte[] whole = Vectors.random(random, random.nextInt(600));
            int cut = random.nextInt(whole.length + 1);
            byte[] first = Arrays.copyOf(whole, cut);
            byte[] rest = Arrays.copyOfRange(whole, cut, whole.length);
            assertThat(Blake2.hash256(first, rest)).as("seed %d case %d", seed, i).isEqualTo(Blake2.hash256(whole));
            assertThat(Keccak.hash256(first, rest)).as("seed %d case %d", seed, i).isEqualTo(Keccak.hash256(whole));
        }
    }

    @Test
    void keccakAgreesWithBouncyCastleForAllLengthsAroundItsBlocks() {
        SplittableRandom random = new SplittableRandom(7);
        for (int length = 0; length < 420; length++) {
            byte[] input = Vectors.random(random, length);
            var digest = new org.bouncycastle.crypto.digests.KeccakDigest(256);
            digest.update(input, 0, length);
            byte[] expected = new byte[32];
            digest.doFinal(expected, 0);
            assertThat(Keccak.hash256(input)).as("%d bytes", length).isEqualTo(expected);
        }
    }

    /// From the xxHash specification's sanity checks.
    @Test
    void xxHashTakesAnySeed() {
        assertThat(Twox.xxHash64(new byte[0], 0)).isEqualTo(0xEF46DB3751D8E999L);
        assertThat(Twox.xxHash64("abc".getBytes(UTF_8), 0)).isEqualTo(0x44BC2CF5AD770999L);
        assertThat(Twox.xxHash64(new byte[0], 0x9E3779B1L)).isEqualTo(0xAC75FDA2929B17EFL);
    }
}
