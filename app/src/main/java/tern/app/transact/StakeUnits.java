package tern.app.transact;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;

/// What stake on the subnets of a transaction is counted in: each subnet's own symbol, on root TAO.
///
/// @param symbols by netuid; a subnet that is not among them counts in `α7` with its number
public record StakeUnits(Map<Integer, String> symbols) {

    /// How [IntentFacts] keep them: `3=ε,64=א`.
    private static final String FACT = "symbols";
    /// Behind a symbol that is written from right to left: what follows stays behind it.
    private static final char LEFT_TO_RIGHT = '\u200e';

    public StakeUnits {
        symbols = Map.copyOf(symbols);
    }

    /// Nothing is known of any subnet.
    public static StakeUnits unknown() {
        return new StakeUnits(Map.of());
    }

    /// The unit of stake on a subnet.
    public String of(int netuid) {
        String symbol = symbols.get(netuid);
        if (netuid == 0 || symbol == null) {
            return Amounts.stake(netuid);
        }
        boolean turns = symbol.codePoints().anyMatch(letter -> switch (Character.getDirectionality(letter)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        });
        return turns ? symbol + LEFT_TO_RIGHT : symbol;
    }

    /// A subnet in a review: its number, and the symbol its stake is counted in where it has one.
    public String named(int netuid) {
        return netuid != 0 && symbols.containsKey(netuid) ? netuid + " · " + of(netuid) : Integer.toString(netuid);
    }

    /// The subnets that a plan is about.
    static Set<Integer> netuids(Plan plan) {
        Set<Integer> netuids = new LinkedHashSet<>();
        add(netuids, plan.intent());
        plan.parts().forEach(part -> add(netuids, part.intent()));
        return netuids;
    }

    private static void add(Set<Integer> netuids, Intent intent) {
        switch (intent) {
            case Intent.AddStake stake -> netuids.add(stake.netuid());
            case Intent.RemoveStake stake -> netuids.add(stake.netuid());
            case Intent.TransferStake stake -> netuids.add(stake.netuid());
            case Intent.MoveStake stake -> netuids.add(stake.netuid());
            case Intent.SwapStake stake -> {
                netuids.add(stake.fromNetuid());
                netuids.add(stake.toNetuid());
            }
            case Intent.Transfer _,Intent.TransferAll _ -> {
                // TAO alone
            }
            case Intent.RemoveAllStake _,Intent.ClaimRoot _,Intent.RootClaimChoice _ -> {
                // its parts say where
            }
            case Intent.Register _,Intent.RegisterByWork _,Intent.ServeAxon _ -> {
                // a seat is paid in TAO, or in nothing
            }
        }
    }

    /// Puts them into what is kept of a transaction that was sent.
    void write(Map<String, String> facts) {
        if (!symbols.isEmpty()) {
            StringBuilder text = new StringBuilder();
            new TreeMap<>(symbols).forEach((netuid, symbol) -> text.append(text.isEmpty() ? "" : ",")
                    .append(netuid)
                    .append('=')
                    .append(symbol));
            facts.put(FACT, text.toString());
        }
    }

    /// Takes them out of what was kept; what cannot be read is not known.
    static StakeUnits read(Map<String, String> facts) {
        Map<Integer, String> symbols = new HashMap<>();
        for (String one : facts.getOrDefault(FACT, "").split(",", -1)) {
            int end = one.indexOf('=');
            if (end > 0 && end < 6 && end < one.length() - 1
                    && one.substring(0, end).chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
                symbols.put(Integer.parseInt(one.substring(0, end)), one.substring(end + 1));
            }
        }
        return new StakeUnits(symbols);
    }
}
