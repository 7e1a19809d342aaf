package tern.app.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import tern.app.history.Kinds;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.ActivityKind;
import tern.wallet.keys.AccountId;

/// `--kind` and `--search`: which entries are wanted.
///
/// @param kinds of these
/// @param words each of them occurs somewhere in the entry; small letters
record ActivityFilter(Set<ActivityKind> kinds, List<String> words) {

    static ActivityFilter of(Invocation invocation) throws CliException {
        Set<ActivityKind> kinds = EnumSet.noneOf(ActivityKind.class);
        String typed = invocation.arguments().value("--kind").orElse("all");
        for (String one : typed.split(",", -1)) {
            Set<ActivityKind> meant = meant(one.strip().toLowerCase(Locale.ROOT).replace('_', '-'));
            if (meant.isEmpty()) {
                throw invocation.usage("activity.bad-kind", all());
            }
            kinds.addAll(meant);
        }
        List<String> words = new ArrayList<>();
        for (String word : invocation.arguments().value("--search").orElse("").toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return new ActivityFilter(kinds, words);
    }

    /// A kind's word: `stake-moved`.
    static String word(ActivityKind kind) {
        return word((Enum<?>) kind);
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Set<ActivityKind> meant(String word) {
        Set<ActivityKind> meant = EnumSet.noneOf(ActivityKind.class);
        for (ActivityKind kind : ActivityKind.values()) {
            boolean group = word(Kinds.of(kind)).equals(word) || word(Kinds.ALL).equals(word);
            if (group || word(kind).equals(word)) {
                meant.add(kind);
            }
        }
        return meant;
    }

    private static String all() {
        List<String> words = new ArrayList<>();
        for (Kinds group : Kinds.values()) {
            words.add(word(group));
        }
        for (ActivityKind kind : ActivityKind.values()) {
            if (!words.contains(word(kind))) {
                words.add(word(kind));
            }
        }
        return String.join(", ", words);
    }

    /// @param wallet the name of an account by its address: of its wallet, or in the address book; empty where it has none
    boolean wants(ActivityEntry entry, UnaryOperator<String> wallet) {
        if (!kinds.contains(entry.kind())) {
            return false;
        }
        if (words.isEmpty()) {
            return true;
        }
        StringBuilder text = new StringBuilder(512).append(word(entry.kind()));
        add(text, entry.account().address());
        add(text, wallet.apply(entry.account().address()));
        add(text, Long.toString(entry.block().number()));
        add(text, entry.block().hash().toString());
        entry.hash().ifPresent(hash -> add(text, hash.toString()));
        entry.netuid().ifPresent(netuid -> add(text, Integer.toString(netuid)));
        entry.toNetuid().ifPresent(netuid -> add(text, Integer.toString(netuid)));
        entry.hotkey().map(AccountId::address).ifPresent(address -> add(text, address, wallet));
        entry.other().map(AccountId::address).ifPresent(address -> add(text, address, wallet));
        entry.tao().ifPresent(amount -> add(text, amount.toTaoText()));
        entry.alpha().ifPresent(amount -> add(text, amount.toTaoText()));
        entry.toAlpha().ifPresent(amount -> add(text, amount.toTaoText()));
        entry.failure().ifPresent(words -> add(text, words));
        add(text, entry.call());
        add(text, entry.events());
        String all = text.toString().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(all::contains);
    }

    private static void add(StringBuilder text, String address, UnaryOperator<String> names) {
        add(text, address);
        add(text, names.apply(address));
    }

    private static void add(StringBuilder text, String more) {
        text.append('\n').append(more);
    }
}
