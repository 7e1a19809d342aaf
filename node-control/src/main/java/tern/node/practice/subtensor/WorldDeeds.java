package tern.node.practice.subtensor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.Origin;
import tern.wallet.keys.AccountId;

/// Calls that people of the world make: the chain's own, with its own rules.
final class WorldDeeds {

    private final SubtensorPallet chain;
    private final Map<String, CallDecl> known = new HashMap<>();

    WorldDeeds(SubtensorPallet chain) {
        this.chain = chain;
    }

    /// What the rules refuse is no deed: the attempt leaves no trace.
    ///
    /// @return whether it went through
    boolean attempt(Dispatch dispatch, AccountId who, String call, Object... args) {
        return dispatch.as(new Origin.Signed(who)).attempt(new Call(decl(call), List.of(args))).succeeded();
    }

    private CallDecl decl(String name) {
        return known.computeIfAbsent(name, wanted -> chain.calls()
                .stream()
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElseThrow());
    }
}
