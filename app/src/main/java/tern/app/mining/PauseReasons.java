package tern.app.mining;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.Metric;
import tern.gpu.model.Reading;
import tern.node.miner.MinerPause;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerRules;
import tern.wallet.mining.Tariff;

/// Why a miner is not to run now, by the rules that the person has given it: the battery, a hot card, dear hours. What is
/// not known is no reason. Safe for any thread.
///
/// @param hardware empty while it is being made
/// @param tariff   what the person has said a kilowatt-hour costs
/// @param zone     of this computer's clock
public record PauseReasons(Supplier<Optional<Hardware>> hardware, Supplier<Optional<Tariff>> tariff,
        InstantSource clock, ZoneId zone) implements Function<MinerProfile, Set<MinerPause>> {

    private static final long MILLIDEGREES = 1_000;

    @Override
    public Set<MinerPause> apply(MinerProfile profile) {
        MinerRules rules = profile.rules();
        Set<MinerPause> reasons = EnumSet.noneOf(MinerPause.class);
        hardware.get().ifPresent(here -> {
            if (rules.onBattery()) {
                here.beginHost();
                if (here.host().flatMap(facts -> facts.power().onBattery()).orElse(false)) {
                    reasons.add(MinerPause.ON_BATTERY);
                }
            }
            rules.hottest().ifPresent(degrees -> {
                here.begin();
                if (isHot(here, profile, degrees * MILLIDEGREES)) {
                    reasons.add(MinerPause.HOT);
                }
            });
        });
        int hour = clock.instant().atZone(zone).getHour();
        rules.dearest()
                .filter(limit -> tariff.get().filter(known -> known.dearerThan(limit, hour)).isPresent())
                .ifPresent(_ -> reasons.add(MinerPause.DEAR_HOURS));
        return reasons;
    }

    private static boolean isHot(Hardware here, MinerProfile profile, long most) {
        for (GpuDevice device : here.current().devices()) {
            if (device.identity().uuid().filter(profile.cards()::contains).isPresent()
                    && device.reading(Metric.TEMPERATURE) instanceof Reading.Known heat && heat.value() > most) {
                return true;
            }
        }
        return false;
    }
}
