package tern.app.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tern.app.transact.Amounts;
import tern.wallet.bittensor.Quote;
import tern.wallet.mining.MinerField;
import tern.wallet.mining.MiningCosts;
import tern.wallet.mining.MiningDay;
import tern.wallet.mining.MiningOutlook;
import tern.wallet.subnets.Seats;
import tern.wallet.subnets.SubnetDetail;

/// `tern miner worth` as text and as JSON.
final class MinerWorthText {

    private static final int LONGEST_NAME = 28;
    private static final int MONEY_DECIMALS = 2;
    private static final int PRICE_DECIMALS = 4;

    private final Texts texts;

    MinerWorthText(Texts texts) {
        this.texts = texts;
    }

    String text(SubnetDetail detail, MiningOutlook outlook, MiningCosts costs) {
        String unit = Plain.text(detail.overview().subnet().symbol());
        StringBuilder text = new StringBuilder(1024);
        text.append(texts.get("subnet.title", Plain.text(detail.overview().subnet().name(), LONGEST_NAME),
                detail.netuid()));
        text.append('\n').append(sense(outlook, unit)).append("\n\n");
        text.append(field(detail, outlook.field(), unit)).append('\n').append(days(outlook, unit)).append('\n');
        if (outlook.source() != Quote.Source.RUNTIME_SIMULATION) {
            text.append(texts.get("subnet.formula")).append('\n');
        }
        text.append(texts.get("worth.counted", plain(costs.power().watts()), plain(outlook.middle().kilowattHours()),
                Amounts.full(costs.registration(), Amounts.TAO), plain(costs.expectedDays()))).append('\n');
        return text.toString();
    }

    private String sense(MiningOutlook outlook, String unit) {
        MinerField field = outlook.field();
        return switch (outlook.sense()) {
            case NOBODY_EARNS -> texts.get("worth.nobody", field.miners());
            case LOSS_EVEN_AT_BEST -> texts.get("worth.loss", net(outlook.high()));
            case MOST_EARN_NOTHING -> field.earning() * 2 < field.miners()
                    ? texts.get("worth.most", field.earning(), field.miners())
                    : texts.get("worth.newcomers", field.youngEarning(), field.young());
            case PAYS_THE_BEST -> texts.get("worth.best", net(outlook.high()), net(outlook.middle()));
            case PAYS_THE_MIDDLE -> texts.get("worth.middle", net(outlook.middle()));
            case NO_PRICE -> texts.get("worth.no-price", Amounts.brief(outlook.middle().alpha(), unit),
                    Amounts.brief(outlook.middle().tao(), Amounts.TAO));
        };
    }

    private static String net(MiningDay day) {
        return day.money().map(money -> money(money.net())).orElse(Amounts.UNKNOWN);
    }

    private String field(SubnetDetail detail, MinerField field, String unit) {
        Seats seats = detail.seats();
        Table table = new Table("ll");
        table.row(texts.get("worth.places"), texts.get("worth.places-value", seats.taken(),
                Math.max(0, seats.seats() - seats.taken())));
        table.row(texts.get("worth.earning"), texts.get("worth.earning-value", field.earning(), field.miners()));
        table.row(texts.get("worth.median"), Amounts.brief(field.percentile(50), unit));
        table.row(texts.get("worth.top"), Amounts.brief(field.percentile(100), unit));
        table.row(texts.get("worth.line"), field.pruningLine()
                .map(line -> Amounts.brief(line, unit))
                .orElseGet(() -> texts.get("worth.line-free")));
        table.row(texts.get("worth.seat"), seats.open()
                ? Amounts.full(seats.cost(), Amounts.TAO)
                : texts.get("worth.seat-closed"));
        table.row(texts.get("worth.immunity"), texts.get("worth.blocks", seats.immunityBlocks()));
        table.row(texts.get("worth.withheld"), field.withheld().isPresent()
                ? String.format(Locale.ROOT, "%.1f %%", field.withheld().getAsDouble() * 100)
                : Amounts.UNKNOWN);
        return table.text(0);
    }

    private String days(MiningOutlook outlook, String unit) {
        Table table = new Table("lrrr");
        table.row(texts.get("worth.day"), texts.get("worth.low"), texts.get("worth.mid"), texts.get("worth.high"));
        row(table, outlook, "worth.alpha", day -> Amounts.brief(day.alpha(), unit));
        row(table, outlook, "worth.tao", day -> Amounts.brief(day.tao(), Amounts.TAO));
        if (outlook.middle().money().isEmpty()) {
            return table.text(0);
        }
        money(table, outlook, "worth.gross", day -> money(day.gross()));
        money(table, outlook, "worth.power", day -> money(day.power().negate()));
        money(table, outlook, "worth.rent", day -> money(day.host().negate()));
        money(table, outlook, "worth.seat-day", day -> money(day.registration().negate()));
        money(table, outlook, "worth.left", day -> money(day.net()));
        money(table, outlook, "worth.tariff", day -> day.breakEvenTariff()
                .map(price -> cut(price, PRICE_DECIMALS))
                .orElse(Amounts.UNKNOWN));
        money(table, outlook, "worth.needed", day -> day.breakEvenAlpha()
                .map(alpha -> cut(alpha, PRICE_DECIMALS) + ' ' + unit)
                .orElse(Amounts.UNKNOWN));
        money(table, outlook, "worth.payback", day -> day.paybackDays()
                .map(days -> texts.get("worth.payback-days", days.setScale(0, RoundingMode.CEILING).toPlainString()))
                .orElseGet(() -> texts.get("worth.never")));
        return table.text(0);
    }

    private void money(Table table, MiningOutlook outlook, String key, Function<MiningDay.Money, String> value) {
        row(table, outlook, key, day -> day.money().map(value).orElse(Amounts.UNKNOWN));
    }

    private void row(Table table, MiningOutlook outlook, String key, Function<MiningDay, String> value) {
        table.row(texts.get(key), value.apply(outlook.low()), value.apply(outlook.middle()),
                value.apply(outlook.high()));
    }

    /// Never better than it is.
    private static String money(BigDecimal amount) {
        return cut(amount, MONEY_DECIMALS);
    }

    private static String cut(BigDecimal amount, int decimals) {
        return amount.setScale(decimals, RoundingMode.FLOOR).toPlainString();
    }

    private static String plain(BigDecimal number) {
        BigDecimal cut = number.setScale(MONEY_DECIMALS, RoundingMode.HALF_UP);
        return cut.signum() == 0 ? "0" : cut.stripTrailingZeros().toPlainString();
    }

    /// Amounts of the currency are decimal strings, unrounded as far as sixteen digits go.
    static void json(Json json, SubnetDetail detail, MiningOutlook outlook, MiningCosts costs) {
        MinerField field = outlook.field();
        Seats seats = detail.seats();
        json.number("netuid", detail.netuid())
                .text("sense", NodeJson.word(outlook.sense()))
                .text("source", NodeJson.word(outlook.source()))
                .startObject("field")
                .number("taken", seats.taken())
                .number("seats", seats.seats())
                .number("miners", field.miners())
                .number("earning", field.earning())
                .number("young", field.young())
                .number("youngEarning", field.youngEarning())
                .rao("median", field.percentile(50))
                .rao("top", field.percentile(100))
                .raoOrNull("pruningLine", field.pruningLine())
                .textOrNull("withheld", field.withheld().isPresent()
                        ? Optional.of(String.format(Locale.ROOT, "%.6f", field.withheld().getAsDouble()))
                        : Optional.empty())
                .number("newInDay", field.newInDay())
                .flag("seatsSold", seats.open())
                .rao("seatPrice", seats.cost())
                .number("immunityBlocks", seats.immunityBlocks())
                .endObject()
                .text("watts", costs.power().watts().toPlainString())
                .text("expectedDays", costs.expectedDays().toPlainString())
                .startArray("days");
        for (MiningDay day : List.of(outlook.low(), outlook.middle(), outlook.high())) {
            json.startObject();
            day(json, day);
            json.endObject();
        }
        json.endArray();
    }

    private static void day(Json json, MiningDay day) {
        json.rao("alpha", day.alpha()).rao("tao", day.tao()).text("kilowattHours", day.kilowattHours().toPlainString());
        Optional<MiningDay.Money> money = day.money();
        json.textOrNull("gross", money.map(each -> each.gross().toPlainString()))
                .textOrNull("power", money.map(each -> each.power().toPlainString()))
                .textOrNull("rent", money.map(each -> each.host().toPlainString()))
                .textOrNull("seat", money.map(each -> each.registration().toPlainString()))
                .textOrNull("left", money.map(each -> each.net().toPlainString()))
                .textOrNull("breakEvenTariff", money.flatMap(MiningDay.Money::breakEvenTariff)
                        .map(BigDecimal::toPlainString))
                .textOrNull("breakEvenAlpha", money.flatMap(MiningDay.Money::breakEvenAlpha)
                        .map(BigDecimal::toPlainString))
                .textOrNull("paybackDays", money.flatMap(MiningDay.Money::paybackDays).map(BigDecimal::toPlainString));
    }
}
