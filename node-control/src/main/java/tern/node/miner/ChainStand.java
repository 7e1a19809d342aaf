package tern.node.miner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.node.manage.Problem.Fix;
import tern.node.manage.check.Finding;
import tern.node.manage.check.Finding.Id;
import tern.node.manage.check.Finding.Verdict;
import tern.wallet.subnets.MinerStand;
import tern.wallet.units.Rao;

/// What the chain has to say before a miner starts: its seat, and where it has none the money for one.
public final class ChainStand {

    private ChainStand() {}

    public static List<Finding> findings(MinerProfile profile, MinerStand stand) {
        List<Finding> all = new ArrayList<>();
        boolean seated = stand.seat().isPresent();
        boolean exists = stand.exists();
        all.add(new Finding(Id.SEAT, seated ? Verdict.PASS : Verdict.FAIL,
                Texts.get("check.seat", profile.netuid()),
                Optional.of(stand.seat()
                        .map(seat -> Texts.get(seat.immuneBlocks() > 0 ? "check.seat.young" : "check.seat.there",
                                seat.uid(), seat.immuneBlocks()))
                        .orElseGet(() -> Texts.get(exists ? "check.seat.none" : "check.seat.no-subnet"))),
                Optional.empty(),
                seated ? Optional.empty() : Optional.of(Texts.get("check.seat.advice", tao(stand.price()))),
                seated ? Fix.NONE : Fix.SETTINGS));
        if (!seated && exists) {
            boolean enough = stand.free().compareTo(stand.price()) > 0;
            all.add(new Finding(Id.BALANCE, enough ? Verdict.PASS : Verdict.FAIL, Texts.get("check.balance"),
                    Optional.of(tao(stand.free())), Optional.of(tao(stand.price())),
                    enough ? Optional.empty() : Optional.of(Texts.get("check.balance.advice")), Fix.NONE));
        }
        return List.copyOf(all);
    }

    private static String tao(Rao amount) {
        return Texts.get("amount.tao", amount.toTaoText());
    }
}
