package tern.app.ui;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which of the chart colours a subnet has: nothing else decides it. To be used on the FX thread; one of these serves a
/// window, while it is open.
///
/// Each subnet keeps its colour everywhere and for as long as the window is open. Root has the first one, which no
/// other subnet shares. The others prefer one by a sum that spreads neighbours and multiples of eight alike. A subnet
/// gets its colour when it is shown for the first time, those that come together in the order of their numbers: of the
/// nine that are not root's the one that the fewest of those shown have, then the one that the fewest of those ever
/// shown have, beginning at the preferred one. What was given is never taken back, so that neither amounts nor another
/// block nor another wallet changes it. Up to nine subnets and root that are shown together from the beginning all
/// differ; there are more subnets than colours, so names always stand beside them.
///
/// The ten, as the style sheets have them; 0, a grey, stands for several subnets together.
///
/// | series | dark | light |
/// |---|---|---|
/// | 1 (root) | #35c7b0 | #0c8f7d |
/// | 2 | #6aa8ff | #2f6fdb |
/// | 3 | #f2b84b | #b77a09 |
/// | 4 | #c08cff | #7c4fd1 |
/// | 5 | #ff7a59 | #d9532f |
/// | 6 | #8bd450 | #4f8f1e |
/// | 7 | #f28ac1 | #b8428a |
/// | 8 | #e9ef7d | #7a6f00 |
/// | 9 | #a8dcff | #0f7aa8 |
/// | 10 | #b98a66 | #6e4a32 |
public final class Series {

    /// Root's.
    public static final int ROOT = 1;

    /// What is put together from several subnets.
    public static final int OTHER = 0;

    /// Those of the style sheets, from 1 on.
    public static final int COLOURS = 10;

    private final Map<Integer, Integer> held = new HashMap<>();

    /// The one that it prefers. What is shown asks one that knows what else is shown.
    ///
    /// @return 1 to [#COLOURS]
    static int preferred(int netuid) {
        return netuid == 0 ? ROOT : 2 + (netuid * 2 + netuid / 3) % (COLOURS - 1);
    }

    /// The colours of subnets that are shown together, the same for each as ever before.
    ///
    /// @param shown in any order
    public Map<Integer, Integer> of(Collection<Integer> shown) {
        int[] used = new int[COLOURS + 1];
        int[] given = new int[COLOURS + 1];
        held.forEach((_, colour) -> given[colour]++);
        Map<Integer, Integer> colours = new HashMap<>();
        TreeSet<Integer> strangers = new TreeSet<>();
        for (int netuid : new TreeSet<>(shown)) {
            Integer colour = held.get(netuid);
            if (colour == null) {
                strangers.add(netuid);
            } else {
                colours.put(netuid, colour);
                used[colour]++;
            }
        }
        for (int netuid : strangers) {
            int colour = rarest(preferred(netuid), used, given);
            used[colour]++;
            given[colour]++;
            held.put(netuid, colour);
            colours.put(netuid, colour);
        }
        return colours;
    }

    /// The colour of one subnet, the same as ever before.
    public int of(int netuid) {
        return of(Set.of(netuid)).getOrDefault(netuid, OTHER);
    }

    private static int rarest(int preferred, int[] used, int[] given) {
        int best = preferred;
        if (preferred == ROOT) {
            return best;
        }
        for (int step = 1; step < COLOURS - 1; step++) {
            int colour = 2 + (preferred - 2 + step) % (COLOURS - 1);
            if (used[colour] < used[best] || used[colour] == used[best] && given[colour] < given[best]) {
                best = colour;
            }
        }
        return best;
    }

    /// The style class that carries the colour to everything below it: `series-3`.
    public static String styleClass(int series) {
        return "series-" + series;
    }
}
