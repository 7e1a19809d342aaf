package tern.app.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuSample;
import tern.gpu.model.GpuSnapshot;
import tern.gpu.model.Metric;
import tern.gpu.model.Presence;
import tern.gpu.model.Reading;
import tern.gpu.model.Vendor;
import tern.node.miner.MinerNeeds;
import tern.node.miner.MinerPause;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerRules;
import tern.wallet.keys.AccountId;
import tern.wallet.mining.Tariff;

/// When a miner's own rules say that it is not to run now.
class PauseReasonsTest {

    private static MinerProfile ruled(MinerRules rules) {
        return new MinerProfile("one", "finney", 62, AccountId.of(new byte[32]), "savings", "miner-1",
                Path.of("/srv/one"), List.of("python"), Map.of(), OptionalInt.empty(), Optional.empty(),
                List.of("GPU-1"), Optional.empty(), MinerNeeds.nothing(), true, 15, OptionalInt.empty(), rules);
    }

    private static Tariff dearFrom(int from, int until) {
        List<BigDecimal> hours = new ArrayList<>(Collections.nCopies(Tariff.HOURS, new BigDecimal("0.10")));
        for (int hour = from; hour < until; hour++) {
            hours.set(hour, new BigDecimal("0.40"));
        }
        return new Tariff(hours);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T17:59:59Z, 0.30, false", "2026-11-22T18:00:00Z, 0.30, true",
            "2026-11-22T20:59:59Z, 0.30, true", "2026-11-22T21:00:00Z, 0.30, false",
            "2026-11-22T18:00:00Z, 0.40, false", "2026-11-22T12:00:00Z, 0.05, true"})
    void dearHoursAreThoseAboveTheLimit(String now, String limit, boolean paused) {
        PauseReasons reasons = new PauseReasons(Optional::empty, () -> Optional.of(dearFrom(18, 21)),
                InstantSource.fixed(Instant.parse(now)), ZoneOffset.UTC);
        assertThat(reasons.apply(ruled(new MinerRules(true, false, OptionalInt.empty(),
                Optional.of(new BigDecimal(limit)))))).isEqualTo(paused
                        ? Set.of(MinerPause.DEAR_HOURS)
                        : EnumSet.noneOf(MinerPause.class));
    }

    private static GpuSnapshot cardAt(String uuid, long millidegrees) {
        GpuId id = new GpuId(Vendor.NVIDIA, uuid);
        long[] row = GpuSample.blank(Reading.Why.NOT_SAMPLED);
        row[Metric.TEMPERATURE.ordinal()] = millidegrees;
        GpuIdentity bare = GpuIdentity.bare(id, "RTX 4090", Optional.empty(), 0, 0);
        GpuIdentity named = new GpuIdentity(id, bare.parent(), bare.name(), bare.pci(), 0, 0, Optional.of(uuid),
                bare.vramBytes(), false, false, false, bare.driver(), bare.compute(), bare.cores(),
                bare.busWidthBits(), bare.link(), bare.temperatures(), bare.power());
        return new GpuSnapshot(Instant.EPOCH, List.of(new GpuDevice(named, new Presence.Ready(),
                Optional.of(GpuSample.of(id, Instant.EPOCH, 0, row)), false, List.of(), GpuCondition.UNKNOWN)),
                GpuSnapshot.ProbeState.RUNNING, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"GPU-1, 80000, false", "GPU-1, 80001, true", "GPU-2, 95000, false"})
    void onlyItsOwnCardsHeatCounts(String uuid, long millidegrees, boolean paused) {
        ScriptedHardware hardware = new ScriptedHardware();
        hardware.publish(cardAt(uuid, millidegrees));
        PauseReasons reasons = new PauseReasons(() -> Optional.of(hardware), Optional::empty, InstantSource.system(),
                ZoneOffset.UTC);
        assertThat(reasons.apply(ruled(new MinerRules(true, false, OptionalInt.of(80), Optional.empty())))
                .contains(MinerPause.HOT)).isEqualTo(paused);
    }

    @Test
    void whatIsNotKnownIsNoReasonAndNothingIsMeasuredForWhoDoesNotAsk() {
        ScriptedHardware hardware = new ScriptedHardware();
        PauseReasons reasons = new PauseReasons(() -> Optional.of(hardware), Optional::empty, InstantSource.system(),
                ZoneOffset.UTC);
        assertThat(reasons.apply(ruled(MinerRules.usual()))).isEmpty();
        assertThat(hardware.deeds).isEmpty();
        assertThat(reasons.apply(ruled(new MinerRules(true, true, OptionalInt.of(80),
                Optional.of(BigDecimal.ONE))))).isEmpty();
        assertThat(hardware.deeds).contains("host", "begin");
    }
}
