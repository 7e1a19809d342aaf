package tern.node.practice.subtensor;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Names of the practice world: all invented.
final class WorldNames {

    private static final List<String> FIRST = List.of("Quiet", "Copper", "North", "Hollow", "Ember", "Velvet",
            "Granite", "Silver", "Amber", "Drifting", "Cobalt", "Willow", "Frosted", "Juniper", "Marble", "Saffron");
    private static final List<String> SECOND = List.of("Harbor", "Lattice", "Meadow", "Forge", "Signal", "Orchard",
            "Compass", "Archive");
    private static final List<String> HOUSES = List.of("Heron", "Lantern", "Otter", "Basalt", "Tamarind", "Kestrel",
            "Clover", "Anvil", "Maple", "Puffin");
    private static final List<String> TRADES = List.of("Validators", "Stakehouse", "Nodes", "Operators");

    private WorldNames() {}

    static String subnet(int netuid) {
        int at = netuid - 1;
        return FIRST.get((at * 5 + at / 16) % FIRST.size()) + " " + SECOND.get(at / 16 % SECOND.size());
    }

    /// Greek, then Cyrillic, then Armenian letters: one of its own for each of 128 subnets.
    static byte[] symbol(int netuid) {
        int letter = netuid <= 24
                ? 0x3b1 + netuid - 1 + (netuid >= 18 ? 1 : 0)
                : netuid <= 88 ? 0x410 + netuid - 25 : 0x531 + netuid - 89 + (netuid > 126 ? 10 : 0);
        return Character.toString(letter).getBytes(StandardCharsets.UTF_8);
    }

    static String validator(int number) {
        return HOUSES.get(number % HOUSES.size()) + " " + TRADES.get(number / HOUSES.size() % TRADES.size());
    }
}
