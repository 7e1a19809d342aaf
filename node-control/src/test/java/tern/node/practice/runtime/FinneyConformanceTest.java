package tern.node.practice.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
        assertThat(conformance.failures()).as("differences that no row of FinneyDifferences explains").isEmpty();
        assertThat(conformance.items()).isGreaterThan(500);
    }

    /// The comparison is worth nothing if it can't fail.
    @Test
    void theComparisonFindsWhatDiffers() throws Exception {
        RuntimeMetadata ours = RuntimeMetadata.decode(factory.make(RuntimeEdition.CURRENT).metadata(15));
        Conformance reversed = new Conformance(RealMetadata.finney(), ours);
        reversed.compare();
        assertThat(reversed.failures())
                .anyMatch(failure -> failure.startsWith("pallet Multisig: is not"))
                .anyMatch(failure -> failure.startsWith("api GrandpaApi: is not"));
        Conformance future = new Conformance(ours,
                RuntimeMetadata.decode(factory.make(RuntimeEdition.OLDER).metadata(15)));
        future.compare();
        assertThat(future.allowed()).contains("variant ProxyType.BasketTrading");
    }

    @Test
    void everyRowOfTheTableIsNeeded() throws Exception {
        RuntimeMetadata finney = RealMetadata.finney();
        Set<String> needed = new HashSet<>();
        for (RuntimeEdition edition : RuntimeEdition.values()) {
            Conformance conformance = new Conformance(
                    RuntimeMetadata.decode(factory.make(edition).metadata(15)), finney);
            conformance.compare();
            needed.addAll(conformance.allowed());
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
