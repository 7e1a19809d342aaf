package tern.app.activity;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tern.app.ui.Addresses;
import tern.app.ui.Moments;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.ActivityKind;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// From entries of the history to rows in words. Plain Java.
final class ActivityWords {

    private final Texts texts;
    private final TaoFormat format;
    private final ZoneId zone;
    private final Locale locale;

    /// What accounts and subnets are called.
    ///
    /// @param wallet  the wallet's name of one's own account
    /// @param account a name for any account, where one is known
    /// @param subnet  the subnet's name
    /// @param symbol  of the subnet's alpha
    record Names(
            Function<AccountId, String> wallet,
            Function<AccountId, Optional<String>> account,
            IntFunction<String> subnet,
            IntFunction<String> symbol) {}

    ActivityWords(Texts texts, TaoFormat format, ZoneId zone, Locale locale) {
        this.texts = texts;
        this.format = format;
        this.zone = zone;
        this.locale = locale;
    }

    ActivityRow row(ActivityEntry entry, Names names) {
        String what = kind(entry.kind());
        Optional<AccountId> with = entry.counterpart();
        String whole = with.map(AccountId::address).orElse("");
        String shortly = with.map(account -> names.account().apply(account).orElseGet(() -> Addresses.shorten(account)))
                .orElse("");
        String place = place(entry, names);
        // of what failed or has no kind of its own the kind alone says little
        boolean tried = entry.kind() == ActivityKind.FAILED || place.isEmpty() && shortly.isEmpty();
        String withWords = Stream.of(tried ? deed(entry) : "", place, shortly)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        String wallet = names.wallet().apply(entry.account());
        List<ActivityRow.Fact> facts = facts(entry, names, wallet);
        StringBuilder search = new StringBuilder(what).append(' ').append(withWords).append(' ').append(wallet);
        facts.forEach(fact -> search.append(' ').append(fact.value()));
        search.append(' ').append(entry.events());
        return new ActivityRow(entry, what, withWords, whole, amount(entry, names),
                exact(entry, names), entry.kind().direction(),
                entry.fee().isZero() ? TaoFormat.UNKNOWN : format.tao(entry.fee()),
                Moments.of(entry.time(), zone, locale), wallet, format.count(entry.block().number()),
                mark(entry.kind()), facts, format.coveredNumbers(entry.events()),
                search.toString().toLowerCase(locale));
    }

    /// What was to be done, in words; the detail names the call itself.
    private String deed(ActivityEntry entry) {
        String name = entry.call().substring(entry.call().indexOf('.') + 1);
        return switch (name) {
            case "add_stake", "add_stake_limit" -> texts.get("activity.deed.stake");
            case "remove_stake", "remove_stake_limit", "remove_stake_full_limit" -> texts.get("activity.deed.unstake");
            case "unstake_all", "unstake_all_alpha" -> texts.get("activity.deed.unstake.all");
            case "move_stake", "move_stake_limit" -> texts.get("activity.deed.move");
            case "swap_stake", "swap_stake_limit" -> texts.get("activity.deed.swap");
            case "transfer_stake" -> texts.get("activity.deed.give");
            case "claim_root", "claim_root_with_hotkey" -> texts.get("activity.deed.claim");
            case "transfer_keep_alive", "transfer_allow_death", "transfer_all", "transfer" ->
                texts.get("activity.deed.send");
            case "register", "burned_register", "register_limit" -> texts.get("activity.deed.register");
            case "batch", "batch_all", "force_batch" -> texts.get("activity.deed.several");
            // a call that this version of Tern has no words for is called as the chain calls it
            default -> spoken(name);
        };
    }

    private String spoken(String name) {
        String words = name.replace('_', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private String place(ActivityEntry entry, Names names) {
        if (entry.netuid().isEmpty()) {
            return "";
        }
        String from = subnet(entry.netuid().getAsInt(), names);
        return entry.crossesSubnets()
                ? texts.get("activity.from.to", from, subnet(entry.toNetuid().getAsInt(), names))
                : from;
    }

    private String subnet(int netuid, Names names) {
        if (netuid == 0) {
            return texts.get("activity.on.root");
        }
        String name = names.subnet().apply(netuid);
        return name.isEmpty() ? texts.get("activity.on.subnet", Integer.toString(netuid)) : name;
    }

    String kind(ActivityKind kind) {
        return switch (kind) {
            case RECEIVED -> texts.get("activity.kind.received");
            case SENT -> texts.get("activity.kind.sent");
            case STAKED -> texts.get("activity.kind.staked");
            case UNSTAKED -> texts.get("activity.kind.unstaked");
            case STAKE_MOVED -> texts.get("activity.kind.moved");
            case STAKE_SWAPPED -> texts.get("activity.kind.swapped");
            case STAKE_SENT -> texts.get("activity.kind.stake.sent");
            case STAKE_RECEIVED -> texts.get("activity.kind.stake.received");
            case CLAIMED -> texts.get("activity.kind.claimed");
            case REGISTERED -> texts.get("activity.kind.registered");
            case OTHER -> texts.get("activity.kind.other");
            case FAILED -> texts.get("activity.kind.failed");
        };
    }

    private static String mark(ActivityKind kind) {
        return switch (kind) {
            case RECEIVED, STAKE_RECEIVED -> "↓";
            case SENT, STAKE_SENT -> "↑";
            case STAKED -> "+";
            case UNSTAKED -> "−";
            case STAKE_MOVED, STAKE_SWAPPED -> "→";
            case CLAIMED -> "%";
            case REGISTERED, OTHER -> "·";
            case FAILED -> "×";
        };
    }

    /// Older runtimes do not say what moved stake was worth: then how much it was.
    private String amount(ActivityEntry entry, Names names) {
        if (entry.tao().isEmpty()) {
            return entry.kind() == ActivityKind.STAKE_MOVED && entry.alpha().isPresent()
                    ? format.amount(entry.alpha().get(), names.symbol().apply(entry.netuid().orElse(0)))
                    : TaoFormat.UNKNOWN;
        }
        int trend = entry.kind().direction();
        return trend == 0
                ? format.tao(entry.tao().get())
                : format.signed(trend * entry.tao().get().value(), TaoFormat.TAO);
    }

    /// With all decimals; of stake that went somewhere its alpha, too.
    private String exact(ActivityEntry entry, Names names) {
        return Stream.of(entry.tao().map(tao -> format.exact(tao, TaoFormat.TAO)),
                exact(entry.alpha().filter(_ -> entry.netuid().orElse(0) != 0), entry.netuid(), names),
                exact(entry.toAlpha().filter(_ -> entry.toNetuid().orElse(0) != 0 && entry.crossesSubnets()),
                        entry.toNetuid(), names))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
    }

    private List<ActivityRow.Fact> facts(ActivityEntry entry, Names names, String wallet) {
        List<ActivityRow.Fact> facts = new ArrayList<>();
        add(facts, "activity.detail.failure", entry.failure(), false);
        add(facts, "activity.detail.amount", entry.tao().map(tao -> format.exact(tao, TaoFormat.TAO)), false);
        add(facts, "activity.detail.alpha", exact(entry.alpha(), entry.netuid(), names), false);
        add(facts, "activity.detail.to.alpha", exact(entry.toAlpha(), entry.toNetuid(), names), false);
        add(facts, "activity.detail.fee", Optional.of(entry.fee().equals(Rao.ZERO)
                ? texts.get("activity.detail.none")
                : format.exact(entry.fee(), TaoFormat.TAO)), false);
        add(facts, "activity.detail.wallet", Optional.of(wallet), false);
        boolean in = entry.kind() == ActivityKind.RECEIVED || entry.kind() == ActivityKind.STAKE_RECEIVED;
        boolean moved = entry.kind() == ActivityKind.STAKE_MOVED;
        add(facts, moved ? "activity.detail.to.validator" : in ? "activity.detail.from" : "activity.detail.to",
                entry.other().map(account -> named(account, names)), true);
        add(facts, "activity.detail.validator", entry.hotkey().map(account -> named(account, names)), true);
        add(facts, "activity.detail.subnet", number(entry.netuid(), names), false);
        add(facts, "activity.detail.to.subnet", number(entry.toNetuid(), names), false);
        add(facts, "activity.detail.time", Optional.of(Moments.of(entry.time(), zone, locale)), false);
        add(facts, "activity.detail.block", Optional.of(format.count(entry.block().number())), false);
        add(facts, "activity.detail.block.hash", Optional.of(entry.block().hash().toString()), true);
        add(facts, "activity.detail.extrinsic", entry.extrinsic().isPresent()
                ? Optional.of(entry.block().number() + "-" + entry.extrinsic().getAsInt())
                : Optional.empty(), true);
        add(facts, "activity.detail.hash", entry.hash().map(Hash32::toString), true);
        add(facts, "activity.detail.call", Optional.of(entry.call()).filter(call -> !call.isEmpty()), true);
        return facts;
    }

    private Optional<String> exact(Optional<Rao> alpha, OptionalInt netuid, Names names) {
        return alpha.map(amount -> format.exact(amount, names.symbol().apply(netuid.orElse(0))));
    }

    private Optional<String> number(OptionalInt netuid, Names names) {
        return netuid.isPresent()
                ? Optional.of(subnet(netuid.getAsInt(), names) + " (" + netuid.getAsInt() + ")")
                : Optional.empty();
    }

    private static String named(AccountId account, Names names) {
        return names.account().apply(account).map(name -> name + "\n" + account.address()).orElseGet(account::address);
    }

    private void add(List<ActivityRow.Fact> facts, String key, Optional<String> value, boolean mono) {
        value.ifPresent(words -> facts.add(new ActivityRow.Fact(texts.get(key), words, mono)));
    }
}
