package tern.app.mining.worth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import tern.app.mining.worth.WorthPicture.Day;
import tern.app.mining.worth.WorthPicture.Known;
import tern.app.pool.BlockWords;
import tern.app.prices.Fiat;
import tern.app.ui.MoneyFormat;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Quote;
import tern.wallet.mining.MinerField;
import tern.wallet.mining.MiningDay;
import tern.wallet.mining.MiningOutlook;
import tern.wallet.mining.PowerUse;
import tern.wallet.subnets.Seats;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.units.Rao;

/// Says in words and figures what mining on a subnet comes to, and of every figure where it comes from.
final class WorthWords {

    private final Texts texts;
    private final TaoFormat format;
    private final MoneyFormat money;
    private final BlockWords blocks;

    WorthWords(Texts texts, TaoFormat format, MoneyFormat money) {
        this.texts = texts;
        this.format = format;
        this.money = money;
        this.blocks = new BlockWords(texts, format);
    }

    /// @param seated whether one's own miner has its seat already
    WorthPicture picture(SubnetDetail detail, MiningOutlook outlook, WorthCosts worked, Fiat currency, boolean seated) {
        String sense = outlook.field().miners() == 0
                ? texts.get("worth.sense.empty")
                : sense(outlook, detail.overview().subnet().symbol(), currency);
        boolean good = outlook.sense() == MiningOutlook.Sense.PAYS_THE_MIDDLE;
        return new WorthPicture(detail.netuid(), sense, good, facts(detail, outlook.field()),
                days(detail, outlook, worked, currency, seated), texts.get("worth.block",
                        format.count(detail.block().number())));
    }

    private String sense(MiningOutlook outlook, String symbol, Fiat currency) {
        MinerField field = outlook.field();
        return switch (outlook.sense()) {
            case NOBODY_EARNS -> texts.get("worth.sense.nobody", format.count(field.miners()));
            case LOSS_EVEN_AT_BEST -> texts.get("worth.sense.loss", net(outlook.high(), currency));
            case MOST_EARN_NOTHING -> field.earning() * 2 < field.miners()
                    ? texts.get("worth.sense.most", format.count(field.earning()), format.count(field.miners()))
                    : texts.get("worth.sense.newcomers", format.count(field.youngEarning()),
                            format.count(field.young()));
            case PAYS_THE_BEST -> texts.get("worth.sense.best", net(outlook.high(), currency),
                    net(outlook.middle(), currency));
            case PAYS_THE_MIDDLE -> texts.get(outlook.own() ? "worth.sense.own" : "worth.sense.middle",
                    net(outlook.middle(), currency));
            case NO_PRICE -> texts.get("worth.sense.price", format.amount(outlook.middle().alpha(), symbol),
                    format.tao(outlook.middle().tao()));
        };
    }

    private String net(MiningDay day, Fiat currency) {
        return day.money().map(known -> money.amount(known.net(), currency)).orElse(TaoFormat.UNKNOWN);
    }

    private List<Known> facts(SubnetDetail detail, MinerField field) {
        Seats seats = detail.seats();
        String symbol = detail.overview().subnet().symbol();
        List<Known> facts = new ArrayList<>();
        facts.add(known("places", texts.get("worth.places.value", format.count(seats.taken()),
                format.count(Math.max(0, seats.seats() - seats.taken())))));
        facts.add(known("earning", texts.get("worth.earning.value", format.count(field.earning()),
                format.count(field.miners()))));
        facts.add(known("median", aDay(field.percentile(50), symbol)));
        facts.add(known("top", aDay(field.percentile(100), symbol)));
        facts.add(known("line", field.pruningLine()
                .map(line -> aDay(line, symbol))
                .orElseGet(() -> texts.get("worth.line.free"))));
        facts.add(new Known("seat", texts.get("worth.seat"), seats.open()
                ? format.tao(seats.cost())
                : texts.get("worth.seat.closed"), seatHow(seats)));
        facts.add(known("immunity", blocks.both(seats.immunityBlocks())));
        facts.add(known("withheld", share(field.withheld())));
        facts.add(known("new", format.count(field.newInDay())));
        return facts;
    }

    private Known known(String id, String value) {
        return new Known(id, texts.get("worth." + id), value, texts.get("worth." + id + ".how"));
    }

    private String aDay(Rao alpha, String symbol) {
        return texts.get("worth.a.day", format.amount(alpha, symbol));
    }

    private String share(OptionalDouble share) {
        return share.isPresent() ? format.percent(share.getAsDouble(), 1) : TaoFormat.UNKNOWN;
    }

    /// What it costs and how that goes on.
    private String seatHow(Seats seats) {
        String plain = texts.get("worth.seat.how");
        if (!seats.open() || seats.halfLifeBlocks().isEmpty() || seats.increase().isEmpty()) {
            return plain;
        }
        return plain + "\n\n" + texts.get("worth.seat.course", format.percent(seats.increase().getAsDouble() - 1, 0),
                blocks.time(seats.halfLifeBlocks().getAsLong()), format.tao(seats.least()),
                format.tao(seats.most()));
    }

    private List<Day> days(SubnetDetail detail, MiningOutlook outlook, WorthCosts worked, Fiat currency,
            boolean seated) {
        String symbol = detail.overview().subnet().symbol();
        String block = format.count(detail.block().number());
        List<Day> days = new ArrayList<>();
        days.add(day("alpha", outlook, day -> format.amount(day.alpha(), symbol), texts.get(outlook.own()
                ? "worth.day.alpha.how.own"
                : "worth.day.alpha.how", block)));
        days.add(day("tao", outlook, day -> format.tao(day.tao()), texts.get(
                outlook.source() == Quote.Source.RUNTIME_SIMULATION
                        ? "worth.day.tao.how"
                        : "worth.day.tao.formula",
                block)));
        if (outlook.middle().money().isEmpty()) {
            return days;
        }
        String energy = format.decimal(outlook.middle().kilowattHours().setScale(2, RoundingMode.HALF_UP));
        days.add(money("gross", outlook, MiningDay.Money::gross, currency, texts.get("worth.day.gross.how")));
        days.add(money("power", outlook, day -> day.power().negate(), currency, texts.get("worth.day.power.how",
                watts(worked.power()), format.percent(worked.power().efficiency().doubleValue(), 0),
                format.percent(worked.power().duty().doubleValue(), 0), energy)));
        days.add(money("host", outlook, day -> day.host().negate(), currency, texts.get("worth.day.host.how")));
        days.add(money("seat", outlook, day -> day.registration().negate(), currency, seated
                ? texts.get("worth.day.seat.how.own")
                : texts.get("worth.day.seat.how", format.tao(detail.seats().cost()), number(worked.days()))));
        days.add(sum(outlook, currency));
        days.add(each("tariff", outlook, day -> day.breakEvenTariff()
                .map(price -> money.fine(price, currency))
                .orElse(TaoFormat.UNKNOWN), texts.get("worth.day.tariff.how")));
        days.add(each("breakeven", outlook, day -> day.breakEvenAlpha()
                .map(alpha -> alpha(alpha, symbol))
                .orElse(TaoFormat.UNKNOWN), texts.get("worth.day.breakeven.how")));
        if (worked.hardware().signum() > 0) {
            days.add(each("payback", outlook, day -> day.paybackDays()
                    .map(left -> texts.get("worth.day.payback.days", number(left.setScale(0, RoundingMode.CEILING))))
                    .orElseGet(() -> texts.get("worth.day.payback.never")), texts.get("worth.day.payback.how")));
        }
        return days;
    }

    private String watts(PowerUse power) {
        return number(power.watts().setScale(0, RoundingMode.HALF_UP));
    }

    private String number(BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return format.decimal(plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    private String alpha(BigDecimal alpha, String symbol) {
        BigDecimal rao = alpha.movePointRight(Rao.DECIMALS).setScale(0, RoundingMode.CEILING);
        return rao.precision() > 18 ? TaoFormat.UNKNOWN : format.amount(Rao.of(rao.longValueExact()), symbol);
    }

    private Day sum(MiningOutlook outlook, Fiat currency) {
        Day plain = money("left", outlook, MiningDay.Money::net, currency, texts.get("worth.day.left.how"));
        return new Day(plain.id(), plain.name(), plain.low(), plain.middle(), plain.high(), plain.how(), true);
    }

    private Day money(String id, MiningOutlook outlook, Function<MiningDay.Money, BigDecimal> value, Fiat currency,
            String how) {
        return each(id, outlook, day -> money.amount(value.apply(day), currency), how);
    }

    private Day each(String id, MiningOutlook outlook, Function<MiningDay.Money, String> value, String how) {
        return day(id, outlook, day -> day.money().map(value).orElse(TaoFormat.UNKNOWN), how);
    }

    private Day day(String id, MiningOutlook outlook, Function<MiningDay, String> value, String how) {
        return new Day(id, texts.get("worth.day." + id), value.apply(outlook.low()), value.apply(outlook.middle()),
                value.apply(outlook.high()), how, false);
    }
}
