package tern.node.practice.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tern.node.practice.frame.ExtrinsicTypes;
import tern.node.practice.frame.NewType;
import tern.node.practice.frame.PalletPath;
import tern.node.practice.frame.RuntimeCalls;
import tern.node.practice.frame.RuntimeDecl;
import tern.node.practice.frame.RuntimeEvents;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.subtensor.Fixed;
import tern.wallet.metadata.Constant;
import tern.wallet.metadata.Pallet;
import tern.wallet.metadata.RuntimeMetadata;

/// Where an item exists on Finney it is the same here, for every edition and every pallet.
class FinneyConformanceTest {

    private final RuntimeFactory factory = new RuntimeFactory(TestParts.ALL);

    @ParameterizedTest
    @EnumSource(RuntimeEdition.class)
    void whatFinneyHasTooIsTheSameHere(RuntimeEdition edition) throws Exception {
        Conformance conformance = new Conformance(
                RuntimeMetadata.decode(factory.make(edition).metadata(15)), RealMetadata.finney());
        conformance.compare();
        assertThat(conformance.findings().failures()).as("differences that no row of FinneyDifferences explains")
                .isEmpty();
        assertThat(conformance.findings().items()).isGreaterThan(500);
    }

    /// The comparison is worth nothing if it can't fail.
    @Test
    void theComparisonFindsWhatDiffers() throws Exception {
        RuntimeMetadata ours = RuntimeMetadata.decode(factory.make(RuntimeEdition.CURRENT).metadata(15));
        Conformance reversed = new Conformance(RealMetadata.finney(), ours);
        reversed.compare();
        assertThat(reversed.findings().failures())
                .anyMatch(failure -> failure.startsWith("pallet Multisig: is not"))
                .anyMatch(failure -> failure.startsWith("api GrandpaApi: is not"));
        Conformance future = new Conformance(ours,
                RuntimeMetadata.decode(factory.make(RuntimeEdition.OLDER).metadata(15)));
        future.compare();
        assertThat(future.findings().allowed()).contains("variant ProxyType.BasketTrading");
    }

    /// Neither changes anything on the wire, but clients find types by them.
    @Test
    void theComparisonFindsOtherPathsAndParameters() throws Exception {
        NewType<Integer> one = Types.newtype(List.of("a", "One"), "One", Types.U8);
        assertThat(differences(one, Types.newtype(List.of("a", "One"), "One", Types.U8))).isEmpty();
        assertThat(differences(one, Types.newtype(List.of("b", "One"), "One", Types.U8)))
                .containsExactly("constant Box.Content[]: path [a, One] instead of [b, One]");
        assertThat(differences(one, Types.U8)).isNotEmpty();
        assertThat(differences(Types.U8, one)).isNotEmpty();
        assertThat(differences(one, one.param("T")))
                .containsExactly("constant Box.Content[]: One[] instead of [T]");
        assertThat(differences(one.param("T"), one.param("T", Types.U8)))
                .containsExactly("constant Box.Content[]: One.T names a type on one chain only");
        assertThat(differences(Fixed.U64F64, Fixed.U96F32))
                .isNotEmpty()
                .allMatch(failure -> failure.contains("param FixedU128.Frac of constant Box.Content[]"));
    }

    private static List<String> differences(Type<?> ours, Type<?> theirs) throws Exception {
        Conformance conformance = new Conformance(box(ours), box(theirs));
        conformance.compare();
        return conformance.findings().failures().stream().map(each -> each.replaceAll(" {3}\\[.*", "")).toList();
    }

    /// A chain with nothing but a constant of that type.
    private static RuntimeMetadata box(Type<?> type) throws Exception {
        RuntimeCalls calls = new RuntimeCalls();
        var box = new tern.node.practice.frame.Pallet("Box", 1, PalletPath.of("pallet_box")) {
            {
                constant("Content", Types.vec(type), List.of(), "");
            }
        };
        return RuntimeMetadata.decode(new RuntimeDecl(new RuntimeDecl.RuntimeVersion("box", 1, 1), List.of(box),
                List.of(), new RuntimeEvents(),
                new ExtrinsicTypes(Types.ACCOUNT, calls, Types.bytes(64), Types.UNIT, List.of())).metadata(15));
    }

    /// By the parameters of the extrinsic's type older clients learn what addresses, calls and signatures are.
    @ParameterizedTest
    @EnumSource(RuntimeEdition.class)
    void theExtrinsicsTypeNamesItsParts(RuntimeEdition edition) throws Exception {
        for (int version = 14; version <= 16; version++) {
            RuntimeMetadata metadata = RuntimeMetadata.decode(factory.make(edition).metadata(version));
            List<tern.wallet.metadata.Type> found = IntStream.range(0, metadata.types().size())
                    .mapToObj(metadata.types()::get)
                    .filter(type -> type.path().contains("UncheckedExtrinsic"))
                    .toList();
            assertThat(found).extracting(type -> type.path().getFirst())
                    .containsExactlyInAnyOrder("sp_runtime", "fp_self_contained");
            for (var type : found) {
                assertThat(type.findParam("Address")).hasValue(metadata.extrinsic().addressType());
                assertThat(metadata.types().get(type.findParam("Call").orElseThrow()).path())
                        .containsExactly("node_subtensor_runtime", "RuntimeCall");
                assertThat(type.findParam("Signature")).hasValue(metadata.extrinsic().signatureType());
            }
        }
    }

    @Test
    void everyRowOfTheTableIsNeeded() throws Exception {
        RuntimeMetadata finney = RealMetadata.finney();
        Set<String> needed = new HashSet<>();
        for (RuntimeEdition edition : RuntimeEdition.values()) {
            Conformance conformance = new Conformance(
                    RuntimeMetadata.decode(factory.make(edition).metadata(15)), finney);
            conformance.compare();
            needed.addAll(conformance.findings().allowed());
        }
        List<String> rows = new ArrayList<>();
        FinneyDifferences.rows().forEach(row -> rows.add(row.item()));
        assertThat(rows).doesNotHaveDuplicates();
        assertThat(needed).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void constantsOfTheCoreHaveFinneysValues() throws Exception {
        RuntimeMetadata finney = RealMetadata.finney();
        PracticeRuntime runtime = factory.make(RuntimeEdition.CURRENT);
        RuntimeMetadata ours = RuntimeMetadata.decode(runtime.metadata(15));
        for (tern.node.practice.frame.Pallet core : runtime.core().all()) {
            Pallet pallet = ours.findPallet(core.name()).orElseThrow();
            for (Constant constant : pallet.constants()) {
                if (!constant.name().equals("Version")) {
                    assertThat(constant.value()).as(core.name() + "." + constant.name())
                            .isEqualTo(finney.findPallet(core.name())
                                    .orElseThrow()
                                    .findConstant(constant.name())
                                    .orElseThrow()
                                    .value());
                }
            }
        }
    }
}
