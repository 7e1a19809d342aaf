package tern.app.history;

import java.util.List;
import java.util.Map;
import tern.wallet.history.NameHistory.Called;
import tern.wallet.history.Point;
import tern.wallet.history.PositionSample;
import tern.wallet.keys.AccountId;

/// What accounts owned when they were looked at last, and what subnets and validators were called then.
///
/// @param together   the total of all of them
/// @param positions  of all of them
/// @param subnets    their names, by netuid, as far as they were kept
/// @param validators their names, by hotkey, as far as they were kept
public record LastOwned(Point together, List<PositionSample> positions, Map<Integer, Called> subnets,
        Map<AccountId, String> validators) {

    public LastOwned {
        positions = List.copyOf(positions);
        subnets = Map.copyOf(subnets);
        validators = Map.copyOf(validators);
    }
}
