package tern.app.history;

import java.util.HashMap;
import java.util.Map;
import tern.wallet.bittensor.Subnet;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.history.NameHistory.Called;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.Hash32;

/// Keeps what subnets and one's own validators are called: only what is another name than the one that was kept last.
/// For one thread.
final class NameRecorder {

    private final Map<Hash32, Map<Integer, Called>> subnets = new HashMap<>();
    private final Map<Hash32, Map<AccountId, String>> validators = new HashMap<>();

    void keep(HistoryStore store, PortfolioSnapshot snapshot) throws HistoryException {
        Map<Integer, Called> wasCalled = subnets.computeIfAbsent(snapshot.genesis(), _ -> new HashMap<>());
        Map<AccountId, String> wasNamed = validators.computeIfAbsent(snapshot.genesis(), _ -> new HashMap<>());
        Map<Integer, Called> called = new HashMap<>();
        for (Subnet subnet : snapshot.subnets().values()) {
            Called now = new Called(subnet.name(), subnet.symbol());
            if (!now.equals(wasCalled.get(subnet.netuid()))) {
                called.put(subnet.netuid(), now);
            }
        }
        Map<AccountId, String> named = new HashMap<>();
        snapshot.accounts()
                .forEach(account -> account.positions()
                        .forEach(position -> position.validatorName()
                                .filter(name -> !name.equals(wasNamed.get(position.hotkey())))
                                .ifPresent(name -> named.put(position.hotkey(), name))));
        if (!called.isEmpty() || !named.isEmpty()) {
            store.names().keep(snapshot.genesis(), snapshot.networkId(), called, named);
            wasCalled.putAll(called);
            wasNamed.putAll(named);
        }
    }
}
