package tern.app.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.feed.Samples;
import tern.wallet.subnets.MinerStand;
import tern.wallet.units.Rao;

/// What each epoch paid is written down once and is there again after a restart.
class EpochBookTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Rao PRICE = Samples.tao("0.05");
    private static final EpochBook.Seat SEAT = new EpochBook.Seat(Samples.hash("genesis"), 62,
            Samples.account("miner"));

    @TempDir
    private Path folder;

    private static MinerStand stand(long lastEpoch, long registeredAt, String alpha) {
        return new MinerStand(Samples.block(lastEpoch + 5), true, Optional.of(new MinerStand.Seat(7, registeredAt, 0,
                Samples.tao(alpha), 300)), lastEpoch, 360, Rao.ZERO, Rao.ZERO, Rao.ZERO, Optional.empty());
    }

    @Test
    void eachEpochIsWrittenOnceAndReadAgain() {
        EpochBook book = new EpochBook(folder.resolve("new"));
        assertThat(book.take(SEAT, stand(1_000, 10, "0.5"), OptionalLong.empty(), PRICE, NOW)).hasSize(1);
        assertThat(book.take(SEAT, stand(1_000, 10, "0.5"), OptionalLong.empty(), PRICE, NOW)).as("the same epoch")
                .hasSize(1);
        assertThat(book.take(SEAT, stand(1_360, 10, "0.25"), OptionalLong.empty(), PRICE, NOW)).hasSize(2);
        List<SeenEpoch> again = new EpochBook(folder.resolve("new")).take(SEAT, stand(1_360, 10, "0.25"),
                OptionalLong.empty(), PRICE, NOW);
        assertThat(again).extracting(SeenEpoch::block).containsExactly(1_000L, 1_360L);
        assertThat(again.getLast().value()).isEqualTo(Samples.tao("0.0125"));
        book.take(SEAT, stand(1_720, 10, "0.5"), OptionalLong.of(Samples.tao("0.4").value()), PRICE, NOW);
        SeenEpoch measured = new EpochBook(folder.resolve("new"))
                .take(SEAT, stand(1_720, 10, "0.5"), OptionalLong.empty(), PRICE, NOW)
                .getLast();
        assertThat(measured.alpha()).isEqualTo(Samples.tao("0.5"));
        assertThat(measured.earned()).as("what was measured counts").isEqualTo(Samples.tao("0.4"));
        assertThat(measured.value()).isEqualTo(Samples.tao("0.02"));
    }

    @Test
    void whatAnotherProcessHasWrittenIsReadAndNotOverwritten() throws Exception {
        EpochBook window = new EpochBook(folder);
        EpochBook command = new EpochBook(folder);
        window.take(SEAT, stand(1_000, 10, "0.5"), OptionalLong.empty(), PRICE, NOW);
        command.take(SEAT, stand(1_360, 10, "0.25"), OptionalLong.empty(), PRICE, NOW);
        assertThat(window.isNew(SEAT, stand(1_360, 10, "0.25"))).isFalse();
        window.take(SEAT, stand(1_720, 10, "0.5"), OptionalLong.empty(), PRICE, NOW);
        assertThat(command.take(SEAT, stand(1_720, 10, "0.5"), OptionalLong.empty(), PRICE, NOW))
                .extracting(SeenEpoch::block)
                .containsExactly(1_000L, 1_360L, 1_720L);
    }

    @Test
    void anEpochFromBeforeTheRegistrationPaidSomebodyElse() {
        assertThat(new EpochBook(folder).take(SEAT, stand(1_000, 1_000, "0.5"), OptionalLong.empty(), PRICE, NOW))
                .isEmpty();
        assertThat(new EpochBook(folder).take(SEAT, new MinerStand(Samples.block(5), true, Optional.empty(), 4, 360,
                Rao.ZERO, Rao.ZERO, Rao.ZERO, Optional.empty()), OptionalLong.empty(), PRICE, NOW)).isEmpty();
    }

    @Test
    void aDamagedFileIsPutAsideAndANewOneBegins() throws IOException {
        new EpochBook(folder).take(SEAT, stand(1_000, 10, "0.5"), OptionalLong.empty(), PRICE, NOW);
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.filter(each -> each.toString().endsWith(".json")).findFirst().orElseThrow();
        }
        Files.writeString(file, "[{\"block\":1,\"time\":\"never\"}]");
        assertThat(new EpochBook(folder).take(SEAT, stand(1_360, 10, "0.5"), OptionalLong.empty(), PRICE, NOW))
                .hasSize(1);
        assertThat(file.resolveSibling(file.getFileName() + ".damaged")).exists();
    }
}
