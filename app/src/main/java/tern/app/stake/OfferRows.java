package tern.app.stake;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.pool.YieldWords;
import tern.app.ui.Lines;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.AtLimit;
import tern.wallet.bittensor.Quote;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.units.Rao;
import tern.wallet.yields.Measured;
import tern.wallet.yields.Yield;
import tern.wallet.yields.YieldWindow;

/// The lines under the amount: price, impact, fees, where the trade stops.
final class OfferRows extends VBox {

    /// From here on an impact has a word, and from there on a warning; hundredths of a per cent.
    static final int NOTICEABLE = 200;
    static final int LARGE = 500;

    private static final BigInteger A_YEAR = BigInteger.valueOf(365L * 1_000_000_000L);
    private static final Rao WHOLE = Rao.of(10_000);

    private final StakeModel model;
    private final Texts texts;
    private final TaoFormat format;
    private final YieldWords words;
    private final Label now = value("stake-price");
    private final Label paidName = new Label();
    private final Label paid = value("stake-paid");
    private final Label impact = value("stake-impact");
    private final Label word = value("stake-impact-word");
    private final Label poolFee = value("stake-pool-fee");
    private final Label fee = value("stake-fee");
    private final Label limitName = new Label();
    private final Label limit = value("stake-limit");
    private final MenuButton tolerance = new MenuButton();
    private final List<Node> ofTrade;
    private final HBox stops;
    private final Label yield = value("stake-yield");
    private final Tooltip yieldTip = new Tooltip();
    private final HBox yields;

    /// @param format of what is nobody's own
    OfferRows(StakeModel model, StakePresenter presenter, Texts texts, TaoFormat format) {
        this.model = model;
        this.texts = texts;
        this.format = format;
        this.words = new YieldWords(texts, format);
        getStyleClass().add("offer-rows");
        impact.getStyleClass().add("offer-impact");
        word.getStyleClass().setAll("label", "chip");
        word.setMinWidth(Region.USE_PREF_SIZE);
        tolerance.setId("stake-tolerance");
        tolerance.getStyleClass().addAll("small", "tolerance");
        tolerance.setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (Tolerance choice : Tolerance.CHOICES) {
            int points = choice.basisPoints();
            RadioMenuItem item = new RadioMenuItem(percent(points));
            item.setId("stake-tolerance-" + points);
            item.setToggleGroup(group);
            item.setSelected(points == model.tolerance().get().basisPoints());
            item.setOnAction(_ -> presenter.tolerance(choice));
            tolerance.getItems().add(item);
        }
        tolerance.getItems().add(new SeparatorMenuItem());
        ToggleGroup ends = new ToggleGroup();
        for (AtLimit end : AtLimit.values()) {
            RadioMenuItem item = new RadioMenuItem(texts.get(end == AtLimit.STOP
                    ? "stake.at.limit.stop"
                    : "stake.at.limit.partial"));
            item.setId("stake-at-limit-" + end.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(ends);
            item.setSelected(end == model.atLimit().get());
            item.setOnAction(_ -> presenter.atLimit(end));
            tolerance.getItems().add(item);
        }
        HBox price = row(texts.get("stake.price.now"), now);
        HBox trade = row(paidName, word, paid, impact);
        HBox pool = row(texts.get("stake.pool.fee"), poolFee);
        HBox network = row(texts.get("stake.network.fee"), fee);
        stops = row(limitName, limit, tolerance);
        yields = row(texts.get("stake.yield"), yield);
        yield.setTooltip(yieldTip);
        ofTrade = List.of(price, trade, pool);
        getChildren().addAll(price, trade, pool, network, stops, yields);
        model.offer().addListener((_, _, _) -> arrange());
        model.action().addListener((_, _, _) -> arrange());
        model.subnet().addListener((_, _, _) -> arrange());
        model.from().addListener((_, _, _) -> arrange());
        model.validator().addListener((_, _, _) -> arrange());
        model.tolerance().addListener((_, _, _) -> arrange());
        model.atLimit().addListener((_, _, _) -> arrange());
        model.everything().addListener((_, _, _) -> arrange());
        arrange();
    }

    private String percent(int points) {
        return format.share(Rao.of(points), WHOLE);
    }

    private void arrange() {
        StakeAction action = model.action().get();
        boolean selling = action.isFromHolding();
        Optional<Integer> netuid = action == StakeAction.REMOVE
                ? model.from().get().map(from -> from.key().netuid())
                : model.subnet().get().map(SubnetChoice::netuid);
        boolean pool = action == StakeAction.SWAP
                || ((action == StakeAction.ADD || action == StakeAction.REMOVE)
                        && netuid.filter(number -> number != 0).isPresent());
        ofTrade.forEach(row -> Lines.shown(row, pool));
        // everything has its limits in its parts
        Lines.shown(stops, pool || action == StakeAction.EXIT);
        Optional<Offer> offer = model.offer().get();
        Optional<Quote> quote = offer.flatMap(Offer::quote).filter(_ -> pool);
        String unit = action == StakeAction.SWAP
                ? model.subnet().get().map(SubnetChoice::symbol).orElse("")
                : TaoFormat.TAO;
        paidName.setText(texts.get(selling ? "stake.price.got" : "stake.price.paid"));
        limitName.setText(limitWords(action, selling));
        now.setText(quote.map(Quote::priceNow)
                .or(() -> spot(action))
                .map(price -> format.exact(price, unit))
                .orElse(TaoFormat.UNKNOWN));
        paid.setText(quote.map(known -> format.exact(known.pricePaid(), unit)).orElse(TaoFormat.UNKNOWN));
        impact.setText(quote.map(known -> format.change(known.priceNow(), known.pricePaid())).orElse(""));
        Lines.shown(impact, quote.isPresent());
        int points = quote.map(Quote::impactBasisPoints).orElse(0);
        word.setText(texts.get(points >= LARGE ? "stake.impact.large" : "stake.impact.noticeable"));
        word.getStyleClass().setAll("label", "chip", points >= LARGE ? "chip-bad" : "chip-warning");
        Lines.shown(word, points >= NOTICEABLE);
        poolFee.setText(quote.map(known -> format.exact(known.poolFee(), selling
                ? model.from().get().map(from -> from.symbol()).orElse("")
                : TaoFormat.TAO)).orElse(TaoFormat.UNKNOWN));
        fee.setText(offer.flatMap(Offer::fee)
                .map(known -> format.exact(known, TaoFormat.TAO))
                .orElse(TaoFormat.UNKNOWN));
        limit.setText(action == StakeAction.EXIT
                ? ""
                : offer.flatMap(Offer::limit).map(price -> format.exact(price, unit)).orElse(TaoFormat.UNKNOWN));
        showYield(action, offer);
        tolerance.setText(percent(model.tolerance().get().basisPoints()));
        tolerance.setAccessibleText(texts.get("stake.tolerance.accessible", tolerance.getText()));
    }

    /// What the stake would grow in a day at the rate that was measured, in TAO at today's price.
    private void showYield(StakeAction action, Optional<Offer> offer) {
        boolean told = action.isToValidator();
        Lines.shown(yields, told);
        Optional<Yield> measured = model.validator().get().flatMap(ValidatorRows::measuredYield);
        Optional<Rao> alpha = offer.flatMap(known -> action == StakeAction.MOVE
                ? Optional.of(known.amount())
                : known.received());
        Optional<Rao> day = measured.filter(_ -> told)
                .filter(known -> known.alphaYear().signum() >= 0)
                .flatMap(known -> alpha.flatMap(amount -> model.subnet()
                        .get()
                        .map(subnet -> aDay(amount, known, subnet.price()))));
        yield.setText(day.map(known -> texts.get("stake.yield.day", format.exact(known, TaoFormat.TAO)))
                .orElse(TaoFormat.UNKNOWN));
        yieldTip.setText(words.how(model.validator().get().map(ValidatorRow::measured).orElseGet(Measured::notSampled),
                YieldWindow.WEEK, model.subnet().get().map(SubnetChoice::netuid).orElse(0)));
    }

    private static Rao aDay(Rao alpha, Yield measured, Rao price) {
        return alpha.scaled(BigInteger.valueOf(measured.alphaYear().billionths()), A_YEAR)
                .scaled(BigInteger.valueOf(price.value()), BigInteger.valueOf(Rao.PER_TAO));
    }

    private Optional<Rao> spot(StakeAction action) {
        return switch (action) {
            case ADD -> model.subnet().get().map(SubnetChoice::price);
            case REMOVE -> model.from().get().map(from -> from.price());
            default -> Optional.empty();
        };
    }

    private String limitWords(StakeAction action, boolean selling) {
        if (action == StakeAction.EXIT) {
            return texts.get("stake.limit.each");
        }
        boolean partial = model.atLimit().get() == AtLimit.PARTIAL
                && !(model.everything().get() && action == StakeAction.REMOVE);
        return selling
                ? texts.get(partial ? "stake.limit.sell.partial" : "stake.limit.sell")
                : texts.get(partial ? "stake.limit.buy.partial" : "stake.limit.buy");
    }

    private static Label value(String id) {
        Label label = new Label();
        label.setId(id);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static HBox row(String name, Node... values) {
        return row(new Label(name), values);
    }

    private static HBox row(Label name, Node... values) {
        name.getStyleClass().add("fact-name");
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(name, space);
        row.getChildren().addAll(values);
        row.getStyleClass().addAll("fact-row", "offer-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
