package tern.node.practice.subtensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.Types;
import tern.wallet.keys.AccountId;

/// Decoded arguments of runtime APIs as what their declarations say they are.
final class Args {

    private Args() {}

    static List<AccountId> accounts(Object argument) {
        List<AccountId> accounts = new ArrayList<>();
        for (Object each : (List<?>) argument) {
            accounts.add((AccountId) each);
        }
        return accounts;
    }

    static List<Integer> numbers(Object argument) {
        List<Integer> numbers = new ArrayList<>();
        for (Object each : (List<?>) argument) {
            numbers.add((Integer) each);
        }
        return numbers;
    }

    static Optional<List<Integer>> netuids(Object argument) {
        return ((Optional<?>) argument).map(Args::numbers);
    }

    /// The subnet of one end of a move.
    static Optional<Integer> end(Object argument) {
        return ((Optional<?>) argument).map(end -> (Integer) ((Types.Pair<?, ?>) end).second());
    }
}
