package tern.app.ui;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which of the chart colours a subnet has.
///
/// Root has the first one, which no other subnet shares; the others prefer one by a sum that spreads neighbours and
/// multiples of eight alike. Where several that are shown together prefer the same, [#apart] gives them different ones
/// as long as there are any. There are more subnets than colours, so names always stand beside them.
public final class Series {

    /// Root's.
    public static final int ROOT = 1;

    /// What is put together from several subnets.
    public static final int OTHER = 0;

    /// Those of the style sheets, from 1 on.
    public static final int COLOURS = 10;

    private Series() {}

    /// The one that it prefers.
    ///
    /// @return 1 to [#COLOURS]
    public static int ofSubnet(int netuid) {
        return netuid == 0 ? ROOT : 2 + (netuid * 2 + netuid / 3) % (COLOURS - 1);
    }

    /// Colours of subnets that are shown together, all different where there are not more of them than colours. Those
    /// who come first are served first; the order within each of the two does not matter, so that colours stay when
    /// amounts change.
    public static Map<Integer, Integer> apart(Collection<Integer> first, Collection<Integer> rest) {
        Map<Integer, Integer> colours = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (Collection<Integer> group : List.of(first, rest)) {
            for (int netuid : new TreeSet<>(group)) {
                if (!colours.containsKey(netuid)) {
                    int colour = free(ofSubnet(netuid), taken);
                    colours.put(netuid, colour);
                    taken.add(colour);
                }
            }
        }
        return colours;
    }

    private static int free(int preferred, Set<Integer> taken) {
        if (preferred == ROOT) {
            return ROOT;
        }
        for (int step = 0; step < COLOURS - 1; step++) {
            int colour = 2 + (preferred - 2 + step) % (COLOURS - 1);
            if (!taken.contains(colour)) {
                return colour;
            }
        }
        return preferred;
    }

    /// The style class that carries the colour to everything below it: `series-3`.
    public static String styleClass(int series) {
        return "series-" + series;
    }
}
