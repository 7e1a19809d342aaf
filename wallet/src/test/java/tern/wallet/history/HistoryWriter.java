package tern.wallet.history;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tern.wallet.units.Rao;
import tern.wallet.yields.Stand;
import tern.wallet.yields.Unit;

/// A process that writes into a history until it is killed, for the tests. Says `ready` once it writes.
final class HistoryWriter {

    private HistoryWriter() {}

    public static void main(String[] args) throws HistoryException {
        try (HistoryStore store = HistoryStore.open(Path.of(args[0]))) {
            for (long block = 1;; block++) {
                Instant time = HistoryStoreTest.START.plusSeconds(12 * block);
                store.addSamples(HistoryStoreTest.CHAIN, "test", List.of(
                        HistoryStoreTest.sample(HistoryStoreTest.ME, block, time, block),
                        HistoryStoreTest.sample(HistoryStoreTest.OTHER, block, time, block)));
                store.addActivity(HistoryStoreTest.CHAIN, "test", List.of(HistoryStoreTest.ME), block, block,
                        List.of(HistoryStoreTest.entry(block, time)));
                store.market()
                        .add(HistoryStoreTest.CHAIN, "test", MarketHistoryTest.look(block, time, 1, block,
                                Map.of(new Stand(64, HistoryStoreTest.ME), new Unit(Unit.ONE, 0, 9, Rao.of(block)))));
                store.currencies()
                        .add(HistoryStoreTest.CHAIN, "test", CurrencyHistoryTest.price(time, Long.toString(block)));
                if (block == 20) {
                    System.out.println("ready");
                }
            }
        }
    }
}
