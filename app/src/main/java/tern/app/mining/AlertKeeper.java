package tern.app.mining;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tern.gpu.alert.Alert;
import tern.gpu.alert.AlertChange;
import tern.gpu.alert.Alerts;
import tern.gpu.alert.Look;
import tern.gpu.host.HostFacts;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuSnapshot;

/// Holds the rules against every new picture of the cards. For one thread.
final class AlertKeeper {

    private final Alerts alerts = new Alerts(AlertSettings.standard().rules());
    private final ZoneId zone;
    private final Path data;

    /// @param data whose disk is to have room
    AlertKeeper(ZoneId zone, Path data) {
        this.zone = zone;
        this.data = data;
    }

    void rules(AlertSettings settings) {
        alerts.setRules(settings.rules());
    }

    /// @param mining cards on which a miner says that it works
    /// @return what a person is to be told now
    List<Alert> look(GpuSnapshot cards, Instant now, long nanoTime, Set<GpuId> mining, Optional<HostFacts> host) {
        Look look = new Look(now, nanoTime, now.atZone(zone).toLocalTime(), cards.devices(), mining,
                host.map(facts -> facts.freeAt(data)).orElse(OptionalLong.empty()),
                host.flatMap(facts -> facts.power().onBattery()));
        List<Alert> told = new ArrayList<>();
        for (AlertChange change : alerts.look(look)) {
            if (change instanceof AlertChange.Tell tell) {
                told.add(tell.alert());
            }
        }
        return told;
    }

    /// What is wrong now, the gravest first.
    List<Alert> standing() {
        return alerts.standing();
    }
}
