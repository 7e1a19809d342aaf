package tern.wallet.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.wallet.chain.BlockRef;
import tern.wallet.subnets.RewardSample;
import tern.wallet.units.Rao;

/// What subnets paid, in the history file.
class PaidHistoryTest {

    @TempDir
    Path folder;

    private static RewardSample paid(long block, long amount) {
        return new RewardSample(new BlockRef(block, HistoryStoreTest.hash("block " + block)),
                HistoryStoreTest.START.plusSeconds(12 * block), Rao.of(amount), Rao.of(Long.MAX_VALUE), Rao.of(3),
                Rao.of(4), Rao.of(5));
    }

    @Test
    void whatASubnetPaidIsReadAgainAndOfNoOther() throws Exception {
        Path file = folder.resolve("history.db");
        try (HistoryStore store = HistoryStore.open(file)) {
            for (long block = 7_200; block <= 36_000; block += 7_200) {
                store.paid().add(HistoryStoreTest.CHAIN, "finney", 64, 100, paid(block, block));
            }
            store.paid().add(HistoryStoreTest.CHAIN, "finney", 64, 100, paid(7_200, 8));
        }
        try (HistoryStore store = HistoryStore.openReadOnly(file)) {
            PaidHistory paid = store.paid();
            assertThat(paid.at(HistoryStoreTest.CHAIN, 64, 100, 7_200)).contains(paid(7_200, 8));
            assertThat(paid.at(HistoryStoreTest.CHAIN, 64, 100, 36_000)).contains(paid(36_000, 36_000));
            assertThat(paid.at(HistoryStoreTest.CHAIN, 64, 100, 43_200)).isEmpty();
            assertThat(paid.at(HistoryStoreTest.CHAIN, 64, 101, 7_200)).as("another subnet of that number").isEmpty();
            assertThat(paid.at(HistoryStoreTest.CHAIN, 63, 100, 7_200)).isEmpty();
            assertThat(paid.at(HistoryStoreTest.hash("another"), 64, 100, 7_200)).isEmpty();
        }
        try (HistoryStore store = HistoryStore.open(file)) {
            store.forgetFrom(HistoryStoreTest.CHAIN, 21_600);
            assertThat(store.paid().at(HistoryStoreTest.CHAIN, 64, 100, 14_400)).isPresent();
            assertThat(store.paid().at(HistoryStoreTest.CHAIN, 64, 100, 21_600)).isEmpty();
        }
    }
}
