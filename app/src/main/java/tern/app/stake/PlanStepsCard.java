package tern.app.stake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.transact.OwnAccount;
import tern.app.ui.Addresses;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.KeyWays;
import tern.app.ui.Lines;
import tern.app.ui.NoKeyNotice;
import tern.app.ui.ProblemPane;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.Quote;
import tern.wallet.bittensor.StakePlan;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// The steps to the target with what each brings and brings at worst, and what is where afterwards.
final class PlanStepsCard extends VBox {

    private static final PseudoClass OLDER = PseudoClass.getPseudoClass("older");
    private static final Rao WHOLE = Rao.of(10_000);

    private final PlanModel model;
    private final StakeModel stake;
    private final Texts texts;
    private final TaoFormat masked;
    private final VBox answer = new VBox();
    private final MenuButton tolerance = new MenuButton();
    private final ProblemPane problem;
    private final NoKeyNotice noKey;
    private final Button review;
    private final InvalidationListener changed = _ -> arrange();

    PlanStepsCard(PlanModel model, StakeModel stake, PlanPresenter presenter, Texts texts, TaoFormat format,
            Copier copier, KeyWays ways) {
        this.model = model;
        this.stake = stake;
        this.texts = texts;
        this.masked = format;
        setId("plan-steps");
        getStyleClass().addAll("card", "composer-card");
        Label title = new Label(texts.get("plan.steps"));
        title.getStyleClass().add("card-title");
        answer.getStyleClass().add("composer-answer");
        tolerance.setId("plan-tolerance");
        tolerance.getStyleClass().addAll("small", "tolerance");
        tolerance.setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (Tolerance choice : Tolerance.CHOICES) {
            int points = choice.basisPoints();
            RadioMenuItem item = new RadioMenuItem(percent(points));
            item.setId("plan-tolerance-" + points);
            item.setToggleGroup(group);
            item.setUserData(points);
            item.setOnAction(_ -> presenter.tolerance(choice));
            tolerance.getItems().add(item);
        }
        HBox stops = row(texts.get("plan.tolerance"), tolerance);
        stops.getStyleClass().addAll("fact-row", "offer-row");
        problem = new ProblemPane("plan-problem", texts, copier, presenter::again);
        noKey = new NoKeyNotice("plan-no-key", texts, ways);
        review = Buttons.primary("plan-review", texts.get("plan.review"));
        review.setMaxWidth(Double.MAX_VALUE);
        review.setOnAction(_ -> presenter.review());
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(title, answer, stops, problem, space, noKey, review);
        for (var property : List.of(model.plan(), model.working(), model.problem(), model.wrong(), model.tolerance(),
                stake.own())) {
            property.addListener(changed);
        }
        format.mask().hidden().addListener(new WeakInvalidationListener(changed));
        arrange();
    }

    private String percent(int points) {
        return masked.unmasked().share(Rao.of(points), WHOLE);
    }

    private void arrange() {
        tolerance.setText(percent(model.tolerance().get().basisPoints()));
        tolerance.getItems()
                .forEach(item -> ((RadioMenuItem) item).setSelected(Integer.valueOf(
                        model.tolerance().get().basisPoints()).equals(item.getUserData())));
        tolerance.setAccessibleText(texts.get("stake.tolerance.accessible", tolerance.getText()));
        answer.pseudoClassStateChanged(OLDER, model.working().get());
        Optional<StakePlan> plan = model.plan().get();
        List<Node> lines = new ArrayList<>();
        if (plan.isEmpty()) {
            Label words = Lines.wrapped(texts.get(model.wrong().get().isPresent()
                    ? "plan.steps.wrong"
                    : "plan.steps.unknown"), "send-quiet");
            words.setId("plan-steps-none");
            lines.add(words);
        } else if (plan.get().legs().isEmpty()) {
            Label words = Lines.wrapped(texts.get("plan.steps.nothing"), "send-quiet");
            words.setId("plan-steps-nothing");
            lines.add(words);
        } else {
            VBox steps = new VBox();
            steps.getStyleClass().add("plan-step-list");
            for (int i = 0; i < plan.get().legs().size(); i++) {
                steps.getChildren().add(step(i + 1, plan.get().legs().get(i)));
            }
            lines.add(steps);
            lines.add(after(plan.get()));
        }
        answer.getChildren().setAll(lines);
        model.problem().get().ifPresent(known -> problem.show(masked.covered(known.sentence()), known.details()));
        Lines.shown(problem, model.problem().get().isPresent());
        Optional<OwnAccount> own = stake.own().get();
        boolean canSign = own.filter(OwnAccount::canSign).isPresent();
        noKey.say(canSign
                ? Optional.empty()
                : own.map(one -> texts.get("stake.no.key", one.name()))
                        .or(() -> Optional.of(texts.get("send.no.account"))));
        review.setDisable(!canSign || model.working().get() || plan.filter(known -> !known.legs().isEmpty()).isEmpty());
    }

    private Node step(int number, Plan leg) {
        Label title = Lines.wrapped(texts.get("review.step", masked.unmasked().count(number), what(leg)), "strong");
        title.setId("plan-step-" + number);
        VBox block = new VBox(title);
        block.getStyleClass().addAll("fact-row", "plan-step");
        Rao received = leg.quote().map(Quote::received).orElse(leg.amount());
        String unit = receivedUnit(leg.intent());
        Label brings = new Label(masked.amount(received, unit));
        brings.setId("plan-step-" + number + "-brings");
        Label worst = new Label(masked.amount(StakePlan.worst(leg), unit));
        worst.setId("plan-step-" + number + "-worst");
        block.getChildren().add(row(texts.get("stake.receive"), brings));
        block.getChildren().add(row(texts.get("review.worst"), worst));
        leg.quote()
                .filter(quote -> quote.source() != Quote.Source.ONE_TO_ONE)
                .ifPresent(quote -> block.getChildren().addAll(impact(number, quote), poolFee(number, leg, quote)));
        block.getChildren().add(Lines.wrapped(with(leg.intent()), "send-quiet"));
        for (int i = 0; i < leg.warnings().size(); i++) {
            Label warning = Lines.wrapped(masked.covered(leg.warnings().get(i)), "warning-text");
            warning.setId("plan-step-" + number + "-warning-" + (i + 1));
            block.getChildren().add(warning);
        }
        return block;
    }

    private Node impact(int number, Quote quote) {
        int points = quote.impactBasisPoints();
        Label percent = new Label(percent(points));
        percent.setId("plan-step-" + number + "-impact");
        if (points < OfferRows.NOTICEABLE) {
            return row(texts.get("plan.impact"), percent);
        }
        Label chip = new Label(texts.get(points >= OfferRows.LARGE ? "stake.impact.large" : "stake.impact.noticeable"));
        chip.setId("plan-step-" + number + "-impact-word");
        chip.getStyleClass().addAll("chip", points >= OfferRows.LARGE ? "chip-bad" : "chip-warning");
        chip.setMinWidth(USE_PREF_SIZE);
        return row(texts.get("plan.impact"), chip, percent);
    }

    private Node poolFee(int number, Plan leg, Quote quote) {
        String unit = switch (leg.intent()) {
            case Intent.RemoveStake take -> symbol(take.netuid());
            case Intent.SwapStake swap -> symbol(swap.fromNetuid());
            default -> TaoFormat.TAO;
        };
        Label fee = new Label(masked.amount(quote.poolFee(), unit));
        fee.setId("plan-step-" + number + "-pool-fee");
        return row(texts.get("stake.pool.fee"), fee);
    }

    private String what(Plan leg) {
        return switch (leg.intent()) {
            case Intent.AddStake add -> texts.get("plan.step.add", masked.tao(leg.amount()), name(add.netuid()));
            case Intent.RemoveStake take -> texts.get("plan.step.remove",
                    masked.amount(leg.amount(), symbol(take.netuid())), name(take.netuid()));
            case Intent.SwapStake swap -> texts.get("plan.step.swap",
                    masked.amount(leg.amount(), symbol(swap.fromNetuid())), name(swap.fromNetuid()),
                    name(swap.toNetuid()));
            default -> "";
        };
    }

    private String with(Intent intent) {
        return switch (intent) {
            case Intent.AddStake add -> texts.get("plan.step.with", who(add.netuid(), add.hotkey()));
            case Intent.RemoveStake take -> texts.get("plan.step.with", who(take.netuid(), take.hotkey()));
            case Intent.SwapStake swap -> swap.fromHotkey().equals(swap.toHotkey())
                    ? texts.get("plan.step.with", who(swap.toNetuid(), swap.toHotkey()))
                    : texts.get("plan.step.between", who(swap.fromNetuid(), swap.fromHotkey()),
                            who(swap.toNetuid(), swap.toHotkey()));
            default -> "";
        };
    }

    private String who(int netuid, AccountId hotkey) {
        return model.rows()
                .stream()
                .filter(row -> row.netuid() == netuid)
                .flatMap(row -> row.validator().get().stream())
                .filter(chosen -> chosen.hotkey().equals(hotkey))
                .map(PlanRow.Chosen::title)
                .findFirst()
                .or(() -> stake.holdings()
                        .stream()
                        .filter(row -> row.key().hotkey().equals(hotkey))
                        .map(row -> row.values().get().validator())
                        .findFirst())
                .orElseGet(() -> Addresses.shorten(hotkey));
    }

    private String receivedUnit(Intent intent) {
        return switch (intent) {
            case Intent.AddStake add -> symbol(add.netuid());
            case Intent.SwapStake swap -> symbol(swap.toNetuid());
            default -> TaoFormat.TAO;
        };
    }

    private Optional<SubnetChoice> subnet(int netuid) {
        return stake.subnets().stream().filter(one -> one.netuid() == netuid).findFirst();
    }

    private String name(int netuid) {
        return subnet(netuid).map(SubnetChoice::name).orElseGet(() -> Integer.toString(netuid));
    }

    private String symbol(int netuid) {
        return netuid == 0 ? TaoFormat.TAO : subnet(netuid).map(SubnetChoice::symbol).orElse("α");
    }

    private Node after(StakePlan plan) {
        Label title = new Label(texts.get("stake.after"));
        title.getStyleClass().add("strong");
        VBox box = new VBox(title);
        box.setId("plan-after");
        box.getStyleClass().add("after-box");
        for (StakePlan.Outlook one : plan.outlook()) {
            String place = one.netuid().isPresent() ? name(one.netuid().getAsInt()) : texts.get("plan.free");
            Label change = new Label(texts.get("stake.change", masked.figures(one.now()), masked.tao(one.after())));
            change.setId("plan-after-" + (one.netuid().isPresent()
                    ? Integer.toString(one.netuid().getAsInt())
                    : "free"));
            box.getChildren().add(afterRow(place, change));
        }
        Label worst = new Label(masked.tao(plan.freeWorst()));
        worst.setId("plan-free-worst");
        box.getChildren().add(afterRow(texts.get("plan.free.worst"), worst));
        Label fees = new Label(masked.unmasked().exact(plan.fees(), TaoFormat.TAO));
        fees.setId("plan-fees");
        box.getChildren().add(afterRow(texts.get("review.fees"), fees));
        return box;
    }

    private static Node afterRow(String name, Label value) {
        HBox row = row(name, value);
        row.getStyleClass().add("after-row");
        return row;
    }

    private static HBox row(String name, Node... values) {
        Label title = Lines.wrapped(name, "fact-name");
        HBox.setHgrow(title, Priority.SOMETIMES);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(title, space);
        row.getChildren().addAll(values);
        row.getStyleClass().add("plan-line");
        row.setAlignment(Pos.CENTER_LEFT);
        for (Node value : values) {
            if (value instanceof Region region) {
                region.setMinWidth(USE_PREF_SIZE);
            }
        }
        return row;
    }
}
