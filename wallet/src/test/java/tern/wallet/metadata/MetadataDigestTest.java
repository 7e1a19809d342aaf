package tern.wallet.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tern.wallet.TestData;
import tern.wallet.metadata.MetadataException.Kind;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

class MetadataDigestTest {

    private static final JsonNode VECTORS = TestData.vectors("metadata-hash.json");
    private static final ChainInfo SMALL = new ChainInfo(7, "small", 42, 9, "TAO");

    private static ChainInfo info(RuntimeMetadata metadata, int decimals, String symbol) throws ScaleException {
        Pallet system = metadata.findPallet("System").orElseThrow();
        Constant version = system.findConstant("Version").orElseThrow();
        Constant prefix = system.findConstant("SS58Prefix").orElseThrow();
        Value value = metadata.codec().decode(version.type(), version.value());
        return new ChainInfo(
                value.field("spec_version").asLong(),
                value.field("spec_name").asText(),
                metadata.codec().decode(prefix.type(), prefix.value()).asInt(),
                decimals,
                symbol);
    }

    private static RuntimeMetadata of(JsonNode vector) throws MetadataException {
        String file = vector.get("metadata_file").asString();
        return RealChains.metadata(file.substring(file.lastIndexOf('/') + 1));
    }

    /// Two independent code bases agree on these.
    @Test
    void equalsEveryDigestOfTheVectors() throws MetadataException, ScaleException {
        int checked = 0;
        for (JsonNode vector : VECTORS.get("digests")) {
            RuntimeMetadata metadata = of(vector);
            ChainInfo chain = info(metadata, vector.get("decimals").asInt(), vector.get("tokenSymbol").asString());
            assertThat(MetadataDigest.compute(metadata, chain).toString()).isEqualTo(vector.get("digest").asString());
            checked++;
        }
        assertThat(checked).isEqualTo(6);
    }

    @Test
    void equalsEveryProofOfTheVectors() throws MetadataException, ScaleException {
        RuntimeMetadata metadata = RealChains.metadata(RealChains.FINNEY_424);
        ChainInfo chain = info(metadata, 9, "TAO");
        int checked = 0;
        for (JsonNode vector : VECTORS.get("proofs")) {
            byte[] proof = MetadataDigest.proof(
                    metadata,
                    chain,
                    Hex.decode(vector.get("call").asString()),
                    Hex.decode(vector.get("included_in_extrinsic").asString()),
                    Hex.decode(vector.get("included_in_signed_data").asString()));
            assertThat(Hex.encode(proof)).as(vector.get("name").asString()).isEqualTo(vector.get("proof").asString());
            checked++;
        }
        assertThat(checked).isEqualTo(6);
    }

    /// The same runtime in two metadata versions.
    @Test
    void version14And15OfOneRuntimeGiveTheSameDigest() throws MetadataException, ScaleException {
        RuntimeMetadata older = RealChains.metadata(RealChains.RAONET_218_V14);
        RuntimeMetadata newer = RealChains.metadata(RealChains.RAONET_218_V15);
        assertThat(MetadataDigest.compute(older, info(older, 9, "TAO")))
                .isEqualTo(MetadataDigest.compute(newer, info(newer, 9, "TAO")));
    }

    /// The same two types under exchanged ids: why metadata versions that number types differently have different
    /// digests.
    @Test
    void dependsOnTheOrderOfTypeIds() throws MetadataException {
        assertThat(MetadataDigest.compute(twoTypes(true), SMALL))
                .isNotEqualTo(MetadataDigest.compute(twoTypes(false), SMALL));
    }

    private static RuntimeMetadata twoTypes(boolean addressFirst) throws MetadataException {
        MetadataBuilder builder = new MetadataBuilder(15);
        int u8 = builder.primitive(3);
        int first = builder.struct(addressFirst ? "Address" : "Call", new MetadataBuilder.F(u8));
        int second = builder.struct(addressFirst ? "Call" : "Address", new MetadataBuilder.F(u8));
        builder.extrinsic(addressFirst ? first : second, addressFirst ? second : first, u8, u8);
        return RuntimeMetadata.decode(builder.build());
    }

    @Test
    void onlyVersion15IsWhatRuntimesCompareWith() {
        assertThat(MetadataDigest.isTheRuntimesOwn(new SmallChain(14).metadata())).isFalse();
        assertThat(MetadataDigest.isTheRuntimesOwn(new SmallChain(15).metadata())).isTrue();
        assertThat(MetadataDigest.isTheRuntimesOwn(new SmallChain(16).metadata())).isFalse();
    }

    @Test
    void changesWithEveryPropertyOfTheChain() throws MetadataException {
        RuntimeMetadata metadata = new SmallChain(15).metadata();
        assertThat(List.of(
                MetadataDigest.compute(metadata, SMALL),
                MetadataDigest.compute(metadata, new ChainInfo(8, "small", 42, 9, "TAO")),
                MetadataDigest.compute(metadata, new ChainInfo(7, "smal", 42, 9, "TAO")),
                MetadataDigest.compute(metadata, new ChainInfo(7, "small", 43, 9, "TAO")),
                MetadataDigest.compute(metadata, new ChainInfo(7, "small", 42, 10, "TAO")),
                MetadataDigest.compute(metadata, new ChainInfo(7, "small", 42, 9, "ALPHA"))))
                .doesNotHaveDuplicates();
    }

    /// Checks a proof as a device would: from leaves and hashes to the root that the digest contains.
    @Test
    void proofsLeadToTheRoot() throws MetadataException, ScaleException {
        RuntimeMetadata metadata = new SmallChain(15).metadata();
        byte[] call = Hex.decode("0b0208" + "00000409" + "0003" + "02" + "0400" + "04");
        byte[] extra = Hex.decode("00" + "04");
        byte[] implicit = Hex.decode("07000000" + "11".repeat(32));
        byte[] proof = MetadataDigest.proof(metadata, SMALL, call, extra, implicit);
        DigestTypes types = new DigestTypes(metadata.types(), roots(metadata.extrinsic()));
        DigestTree tree = new DigestTree(types.leaves());
        assertThat(ProofCheck.root(proof, types.leaves())).isEqualTo(tree.root());
    }

    private static int[] roots(ExtrinsicInfo extrinsic) {
        List<Integer> roots = new ArrayList<>(
                List.of(extrinsic.callType(), extrinsic.addressType(), extrinsic.signatureType()));
        extrinsic.signedExtensions().forEach(extension -> {
            roots.add(extension.extraType());
            roots.add(extension.implicitType());
        });
        return roots.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Trees of every small size, every set of known leaves: the proof gives the root.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void proofsOfEverySetOfLeavesLeadToTheRoot(int size) throws ScaleException {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(new byte[]{(byte) i});
        }
        DigestTree tree = new DigestTree(leaves);
        for (int set = 1; set < 1 << size; set++) {
            int[] known = IntStream.range(0, size)
                    .filter(bit(set))
                    .toArray();
            ScaleWriter out = new ScaleWriter();
            tree.writeProof(known, out);
            assertThat(ProofCheck.root(out.toBytes(), leaves)).as("set %d", set).isEqualTo(tree.root());
        }
    }

    private static IntPredicate bit(int set) {
        return i -> (set >> i & 1) == 1;
    }

    @Test
    void anEmptyTreeHasARootOfZeros() {
        assertThat(new DigestTree(List.of()).root()).isEqualTo(new byte[32]);
    }

    @Test
    void refusesBytesThatAreNotTheRuntimes() {
        RuntimeMetadata metadata = new SmallChain(15).metadata();
        byte[] call = Hex.decode("00000409");
        byte[] extra = Hex.decode("0004");
        byte[] implicit = new byte[36];
        assertThat(failure(metadata, new byte[]{0, 9}, extra, implicit)).isEqualTo(Kind.ARGUMENT);
        assertThat(failure(metadata, new byte[]{0, 0, 4, 9, 9}, extra, implicit)).isEqualTo(Kind.ARGUMENT);
        assertThat(failure(metadata, call, new byte[]{0}, implicit)).isEqualTo(Kind.ARGUMENT);
        assertThat(failure(metadata, call, extra, new byte[37])).isEqualTo(Kind.ARGUMENT);
    }

    @Test
    void refusesTypesThatTheRfcHasNoFormFor() {
        SmallChain chain = new SmallChain(15);
        chain.b.extension("Odd", chain.compactText, chain.unit);
        assertThat(catchThrowableOfType(
                MetadataException.class, () -> MetadataDigest.compute(chain.metadata(), SMALL))
                .kind())
                .isEqualTo(Kind.UNSUPPORTED);
        SmallChain bits = new SmallChain(15);
        bits.b.extension("Odd", bits.bitsOfText, bits.unit);
        assertThat(catchThrowableOfType(
                MetadataException.class, () -> MetadataDigest.compute(bits.metadata(), SMALL))
                .kind())
                .isEqualTo(Kind.UNSUPPORTED);
    }

    private static Kind failure(RuntimeMetadata metadata, byte[] call, byte[] extra, byte[] implicit) {
        return catchThrowableOfType(
                MetadataException.class,
                () -> MetadataDigest.proof(metadata, SMALL, call, extra, implicit))
                .kind();
    }

    /// What a device does with the front of a proof.
    private static final class ProofCheck {

        private ProofCheck() {}

        static byte[] root(byte[] proof, List<byte[]> all) throws ScaleException {
            ScaleReader behind = new ScaleReader(proof);
            int count = behind.readCompactInt();
            List<byte[]> leaves = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                byte[] leaf = longestMatch(proof, behind.position(), all);
                leaves.add(leaf);
                behind.skip(leaf.length);
            }
            assertThat(behind.readCompactInt()).isEqualTo(count);
            Map<Integer, byte[]> known = new HashMap<>();
            Deque<Integer> order = new ArrayDeque<>();
            for (int i = 0; i < count; i++) {
                int index = (int) behind.readU32();
                known.put(index, DigestTree.hash(leaves.get(i)));
                order.add(index);
            }
            Deque<byte[]> hashes = new ArrayDeque<>();
            for (int left = behind.readCompactInt(); left > 0; left--) {
                hashes.add(behind.readBytes(32));
            }
            byte[] root = node(0, known, hashes);
            assertThat(hashes).isEmpty();
            return root;
        }

        private static byte[] longestMatch(byte[] proof, int at, List<byte[]> all) {
            byte[] best = new byte[0];
            for (byte[] leaf : all) {
                boolean fits = at + leaf.length <= proof.length && leaf.length > best.length;
                if (fits && Arrays.equals(leaf, 0, leaf.length, proof, at, at + leaf.length)) {
                    best = leaf;
                }
            }
            return best;
        }

        private static byte[] node(
                int index, Map<Integer, byte[]> known, Deque<byte[]> hashes) {
            byte[] leaf = known.get(index);
            if (leaf != null) {
                return leaf;
            }
            if (known.keySet().stream().noneMatch(below -> isBelow(below, index))) {
                return hashes.remove();
            }
            byte[] pair = Arrays.copyOf(node(2 * index + 1, known, hashes), 64);
            System.arraycopy(node(2 * index + 2, known, hashes), 0, pair, 32, 32);
            return DigestTree.hash(pair);
        }

        private static boolean isBelow(int node, int ancestor) {
            int at = node;
            while (at > ancestor) {
                at = (at - 1) / 2;
            }
            return at == ancestor;
        }
    }
}
