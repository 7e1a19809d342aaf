package tern.app.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tern.app.cli.Holders.Holder;
import tern.app.transact.Amounts;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.ActivityKind;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// Activity for people: aligned columns, newest first, addresses whole.
final class ActivityText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int LONGEST_NAME = 28;
    private static final int LONGEST_REASON = 160;

    private final Texts texts;
    private final ZoneId zone;

    ActivityText(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /// @param names   of accounts, by address
    /// @param holders whose it is; with several of them each line says whose
    String table(String networkTitle, List<Holder> holders, Map<String, String> names,
            List<ActivityEntry> entries) {
        StringBuilder text = new StringBuilder(1024);
        Instant newest = entries.isEmpty() ? Instant.EPOCH : entries.getFirst().time();
        text.append(entries.isEmpty()
                ? texts.get("activity.none", Plain.text(networkTitle))
                : texts.get(entries.size() == 1 ? "activity.head-one" : "activity.head", Plain.text(networkTitle),
                        Amounts.grouped(entries.size()), offset(newest)))
                .append('\n');
        if (!entries.isEmpty()) {
            boolean several = holders.size() > 1;
            Table table = new Table(several ? "llrrlrll" : "llrrlrl");
            table.row(cells(several, texts.get("column.time"), texts.get("column.what"), texts.get("column.amount"),
                    texts.get("column.fee"), texts.get("column.netuid"), texts.get("column.block"),
                    texts.get("column.wallet"), texts.get("column.with")));
            for (ActivityEntry entry : entries) {
                table.row(cells(several, TIME.format(entry.time().atZone(zone)), ActivityFilter.word(entry.kind()),
                        amount(entry), fee(entry), place(entry), Amounts.grouped(entry.block().number()),
                        wallet(entry, holders), with(entry, names)));
            }
            text.append('\n').append(table.text(0));
        }
        return text.append('\n').append(texts.get("activity.source")).append('\n').toString();
    }

    private static String[] cells(boolean wallet, String... all) {
        List<String> cells = new ArrayList<>(List.of(all));
        if (!wallet) {
            cells.remove(cells.size() - 2);
        }
        return cells.toArray(String[]::new);
    }

    /// The distance from UTC, which is one at each moment, rather than a short name.
    private String offset(Instant time) {
        ZoneOffset offset = zone.getRules().getOffset(time);
        return offset.getTotalSeconds() == 0 ? "UTC" : "UTC" + offset.getId();
    }

    /// TAO; of stake that went from one place to another its alpha, too.
    private static String amount(ActivityEntry entry) {
        String tao = entry.tao().map(rao -> sign(entry) + Amounts.brief(rao, Amounts.TAO)).orElse("");
        boolean moved = entry.kind() == ActivityKind.STAKE_MOVED || entry.kind() == ActivityKind.STAKE_SWAPPED;
        String alpha = moved ? alpha(entry) : "";
        String both = tao.isEmpty() || alpha.isEmpty() ? tao + alpha : tao + ", " + alpha;
        return both.isEmpty() ? Amounts.UNKNOWN : both;
    }

    private static String alpha(ActivityEntry entry) {
        Optional<String> left = unlessRoot(entry.alpha(), entry.netuid());
        return entry.crossesSubnets()
                ? Stream.of(left, unlessRoot(entry.toAlpha(), entry.toNetuid()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("→"))
                : left.or(() -> unlessRoot(entry.toAlpha(), entry.toNetuid())).orElse("");
    }

    /// On root stake is TAO, which stands there already.
    private static Optional<String> unlessRoot(Optional<Rao> alpha, OptionalInt netuid) {
        return alpha.filter(_ -> netuid.orElse(0) != 0)
                .map(amount -> Amounts.brief(amount, Amounts.stake(netuid.getAsInt())));
    }

    private static String sign(ActivityEntry entry) {
        int direction = entry.kind().direction();
        return direction > 0 ? "+" : direction < 0 ? "-" : "";
    }

    private static String fee(ActivityEntry entry) {
        return entry.fee().equals(Rao.ZERO) ? Amounts.UNKNOWN : Amounts.brief(entry.fee(), Amounts.TAO);
    }

    private static String place(ActivityEntry entry) {
        if (entry.netuid().isEmpty()) {
            return "";
        }
        String from = Integer.toString(entry.netuid().getAsInt());
        return entry.crossesSubnets() ? from + "→" + entry.toNetuid().getAsInt() : from;
    }

    private static String wallet(ActivityEntry entry, List<Holder> holders) {
        return holders.stream()
                .filter(holder -> holder.account().equals(entry.account()))
                .findFirst()
                .flatMap(Holder::name)
                .map(name -> Plain.text(name, LONGEST_NAME))
                .orElseGet(() -> entry.account().address());
    }

    /// With whom; why it failed, where it did.
    private static String with(ActivityEntry entry, Map<String, String> names) {
        if (entry.failure().isPresent()) {
            return Plain.text(entry.failure().get(), LONGEST_REASON);
        }
        return entry.counterpart()
                .map(AccountId::address)
                .map(address -> names.containsKey(address)
                        ? Plain.text(names.get(address), LONGEST_NAME) + " " + address
                        : address)
                .orElseGet(() -> Plain.text(entry.call()));
    }
}
