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
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.feed.Problem;
import tern.app.transact.OwnAccount;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.FieldNote;
import tern.app.ui.GroupedAddress;
import tern.app.ui.KeyWays;
import tern.app.ui.Lines;
import tern.app.ui.NoKeyNotice;
import tern.app.ui.OneOf;
import tern.app.ui.PositionValues;
import tern.app.ui.ProblemPane;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.app.ui.UnitChoice;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.Quote;
import tern.wallet.units.Rao;

/// What is to be done with stake, and what it would come to.
final class ComposerCard extends VBox {

    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    /// So many letters fit in large.
    private static final int FITS = 9;
    private static final PseudoClass OLDER = PseudoClass.getPseudoClass("older");

    private final StakeModel model;
    private final StakePresenter presenter;
    private final Texts texts;
    private final StakeWords words;
    /// Of what one owns; what is typed and what everybody can know is not masked.
    private final TaoFormat masked;
    private final TaoFormat plain;
    private final Label title = new Label();
    private final FlowPane actions;
    private final Label amountName = new Label();
    private final TextField amount = new TextField();
    private final UnitChoice unit;
    private final Label symbol = new Label();
    private final Button all = Buttons.small("stake-all", "");
    private final Label there = Lines.wrapped("", "send-quiet");
    private final Label received = new Label();
    private final Label receivedUnit = new Label();
    private final VBox amountBlock = new VBox();
    private final VBox receiveBlock = new VBox();
    private final VBox parts = new VBox();
    private final VBox after = new VBox();
    private final Label free = new Label();
    private final Label stakeName = new Label();
    private final Label stake = new Label();
    private final HBox stakeRow = row(stakeName, stake);
    private final VBox warnings = new VBox();
    private final VBox answer = new VBox();
    private final ProblemPane problem;
    private final NoKeyNotice noKey;
    private final Button review;
    private final InvalidationListener maskChanged = _ -> arrange();

    ComposerCard(StakeModel model, StakePresenter presenter, Texts texts, TaoFormat format, Copier copier,
            KeyWays ways) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.words = new StakeWords(texts);
        this.masked = format;
        this.plain = format.unmasked();
        setId("stake-composer");
        getStyleClass().addAll("card", "composer-card", "send-card");
        title.setId("stake-title");
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        unit = new UnitChoice("stake", model.typed(), texts, amount, presenter::unit, model.everything());
        problem = new ProblemPane("stake-problem", texts, copier, presenter::again);
        review = Buttons.primary("stake-review", texts.get("stake.review"));
        review.setMaxWidth(Double.MAX_VALUE);
        review.setOnAction(_ -> presenter.review());
        noKey = new NoKeyNotice("stake-no-key", texts, ways);
        // the note is called after its field
        amount.setId("stake-amount");
        FieldNote wrong = new FieldNote(amount);
        Lines.follow(model.typed().wrong(), wrong::say);
        answer.getStyleClass().add("composer-answer");
        answer.getChildren().addAll(receive(), new OfferRows(model, presenter, texts, plain), parts, afterBox());
        parts.setId("stake-parts");
        parts.getStyleClass().add("offer-rows");
        warnings.setId("stake-warnings");
        warnings.getStyleClass().add("composer-warnings");
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        actions = actions();
        getChildren().addAll(title, actions, from(), to(), amounts(wrong), answer, warnings,
                Lines.sentence("stake-validator-wrong", "wrong-text", model.validatorWrong()),
                Lines.sentence("stake-nothing", "send-quiet", model.nothing()), problem, space, noKey,
                review);
        for (var property : List.of(model.offer(), model.action(), model.subnet(), model.validator(), model.from(),
                model.own(), model.nothing(), model.free(), model.spendable(), model.everything(), model.problem(),
                model.working(),
                model.found())) {
            property.addListener((_, _, _) -> arrange());
        }
        format.mask().hidden().addListener(new WeakInvalidationListener(maskChanged));
        arrange();
    }

    /// One more way, after the actions.
    void offer(Node way) {
        actions.getChildren().add(way);
    }

    private FlowPane actions() {
        OneOf<StakeAction> choice = new OneOf<>(presenter::act);
        for (StakeAction action : StakeAction.values()) {
            choice.add(action, "stake-action-" + action.word(), words.action(action));
        }
        choice.select(model.action().get());
        model.action().addListener((_, _, now) -> choice.select(now));
        FlowPane row = choice.row();
        row.setId("stake-actions");
        row.setAccessibleText(texts.get("stake.action.accessible"));
        row.getStyleClass().add("stake-actions");
        return row;
    }

    private Node from() {
        ComboBox<OwnAccount> choice = new ComboBox<>(model.accounts());
        choice.setId("stake-from");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText(texts.get("stake.own"));
        choice.valueProperty().addListener((_, _, now) -> {
            if (now != null) {
                presenter.own(now);
            }
        });
        model.own().addListener((_, _, now) -> choice.setValue(now.orElse(null)));
        choice.setValue(model.own().get().orElse(null));
        Label name = new Label(texts.get("stake.own"));
        name.getStyleClass().add("entry-label");
        name.setLabelFor(choice);
        VBox block = block(name, choice);
        Runnable several = () -> Lines.shown(block,
                model.accounts().size() > 1 && !model.action().get().isFromHolding());
        model.accounts().addListener((javafx.beans.Observable _) -> several.run());
        model.action().addListener((_, _, _) -> several.run());
        several.run();
        return block;
    }

    private Node amounts(FieldNote wrong) {
        amount.setPromptText("0" + plain.typedDecimalSign() + "0");
        amount.textProperty().bindBidirectional(model.typed().text());
        amount.setOnAction(_ -> presenter.review());
        amount.getStyleClass().add("big-amount");
        Lines.follow(amount.textProperty(), text -> amount.pseudoClassStateChanged(LONG, text.length() > FITS));
        amountName.getStyleClass().add("entry-label");
        amountName.setLabelFor(amount);
        HBox.setHgrow(amount, Priority.ALWAYS);
        symbol.getStyleClass().add("send-unit");
        symbol.setMinWidth(Region.USE_PREF_SIZE);
        Button half = Buttons.small("stake-half", texts.get("send.half"));
        half.setOnAction(_ -> presenter.half());
        all.setOnAction(_ -> presenter.all());
        half.setMinWidth(Region.USE_PREF_SIZE);
        all.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(amount, symbol, unit, half, all);
        box.getStyleClass().add("amount-box");
        box.setAlignment(Pos.CENTER_LEFT);
        there.setId("stake-there");
        amountBlock.getStyleClass().add("text-entry");
        amountBlock.getChildren()
                .addAll(amountName, box, there,
                        Lines.sentence("stake-other-unit", "send-quiet", model.typed().otherUnit()),
                        Lines.sentence("stake-amount-note", "warning-text", model.typed().note()),
                        Lines.sentence("stake-hint", "send-quiet", model.hint()), wrong);
        return amountBlock;
    }

    private Node to() {
        TextField recipient = new TextField();
        recipient.setId("stake-to");
        recipient.setPromptText(texts.get("send.to.prompt"));
        recipient.setAccessibleText(texts.get("stake.to"));
        recipient.textProperty().bindBidirectional(model.recipient());
        Label name = new Label(texts.get("stake.to"));
        name.getStyleClass().add("entry-label");
        name.setLabelFor(recipient);
        FieldNote wrong = new FieldNote(recipient);
        Lines.follow(model.recipientWrong(), wrong::say);
        GroupedAddress found = new GroupedAddress();
        found.setId("stake-found");
        Lines.follow(model.found(), now -> {
            now.ifPresent(found::show);
            Lines.shown(found, now.isPresent());
        });
        Label warning = Lines.wrapped(texts.get("stake.give.warning"), "give-warning");
        warning.setId("stake-give-warning");
        VBox block = block(warning, name, recipient, found, wrong);
        Runnable given = () -> Lines.shown(block, model.action().get() == StakeAction.GIVE);
        model.action().addListener((_, _, _) -> given.run());
        given.run();
        return block;
    }

    private Node receive() {
        Label name = new Label(texts.get("stake.receive"));
        name.getStyleClass().add("entry-label");
        received.setId("stake-receive");
        received.getStyleClass().add("big-amount");
        received.setMinWidth(Region.USE_PREF_SIZE);
        receivedUnit.setId("stake-receive-unit");
        receivedUnit.getStyleClass().add("send-unit");
        HBox box = new HBox(received, receivedUnit);
        box.getStyleClass().addAll("amount-box", "receive-box");
        box.setAlignment(Pos.CENTER_LEFT);
        receiveBlock.getStyleClass().add("text-entry");
        receiveBlock.getChildren().addAll(name, box);
        return receiveBlock;
    }

    private Node afterBox() {
        Label name = new Label(texts.get("stake.after"));
        name.getStyleClass().add("strong");
        free.setId("stake-free-after");
        stake.setId("stake-position-after");
        stakeName.setId("stake-position-name");
        after.setId("stake-after");
        after.getStyleClass().add("after-box");
        after.getChildren().addAll(name, row(new Label(texts.get("stake.after.free")), free), stakeRow);
        return after;
    }

    private static HBox row(Label name, Label value) {
        name.getStyleClass().add("fact-name");
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.SOMETIMES);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        value.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(name, space, value);
        row.getStyleClass().add("after-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static VBox block(Node... nodes) {
        VBox block = new VBox(nodes);
        block.getStyleClass().add("text-entry");
        return block;
    }

    private void arrange() {
        StakeAction action = model.action().get();
        boolean taking = action.isFromHolding();
        Optional<PositionValues> holding = model.from().get();
        Optional<SubnetChoice> subnet = model.subnet().get();
        title.setText(words.head(action,
                model.validator()
                        .get()
                        .flatMap(row -> subnet.map(one -> new StakeWords.Place(row.title(), one.name()))),
                holding.map(one -> new StakeWords.Place(one.validator(), one.subnetName()))));
        Lines.shown(amountBlock, !action.isWhole());
        amountName.setText(words.amount(action));
        amount.setAccessibleText(amountName.getText());
        Lines.shown(unit, action == StakeAction.ADD);
        symbol.setText(holding.map(PositionValues::symbol).orElse(""));
        Lines.shown(symbol, taking);
        all.setText(words.all(action));
        there.setText(thereWords(taking, holding));
        Lines.shown(there, !there.getText().isEmpty());
        showOffer(action);
        showProblem();
        Optional<OwnAccount> signer = presenter.signer();
        boolean canSign = signer.filter(OwnAccount::canSign).isPresent();
        noKey.say(signer.map(own -> texts.get("stake.no.key", own.name()))
                .or(() -> taking ? Optional.empty() : Optional.of(texts.get("send.no.account")))
                .filter(_ -> !canSign));
        review.setDisable(!canSign && signer.isPresent() || model.nothing().get().isPresent());
    }

    private String thereWords(boolean taking, Optional<PositionValues> holding) {
        if (model.everything().get()) {
            return texts.get("stake.everything");
        }
        return taking
                ? holding.map(one -> texts.get("stake.there", masked.amount(one.amount(), one.symbol()))).orElse("")
                : model.free()
                        .get()
                        .map(known -> texts.get("stake.free", masked.tao(known), masked.tao(kept(known))))
                        .orElse("");
    }

    /// What «All» leaves: for fees, and for the account to live.
    private Rao kept(Rao free) {
        return free.minusOrZero(model.spendable()
                .get()
                .map(most -> most.minusOrZero(StakePresenter.KEPT_FOR_FEES))
                .orElse(Rao.ZERO));
    }

    private void showOffer(StakeAction action) {
        Optional<Offer> offer = model.offer().get();
        answer.pseudoClassStateChanged(OLDER, model.working().get());
        boolean toSubnet = action == StakeAction.ADD || action == StakeAction.SWAP;
        Optional<SubnetChoice> target = model.subnet().get();
        String comes = toSubnet ? target.map(SubnetChoice::symbol).orElse("") : TaoFormat.TAO;
        Optional<Rao> comesIn = offer.flatMap(Offer::received);
        Lines.shown(receiveBlock, action.isTrade() || action == StakeAction.CLAIM);
        received.setText(comesIn.map(plain::figures).orElse(TaoFormat.UNKNOWN));
        received.setAccessibleText(comesIn.map(known -> plain.exact(known, comes)).orElse(TaoFormat.UNKNOWN));
        receivedUnit.setText(toSubnet && target.isPresent()
                ? texts.get("stake.receive.on", comes, target.get().name())
                : action == StakeAction.CLAIM ? texts.get("stake.receive.root") : comes);
        Optional<Offer> done = offer.filter(known -> known.freeAfter().isPresent());
        Lines.shown(after, done.isPresent());
        done.ifPresent(known -> showAfter(action, known));
        List<String> sentences = new ArrayList<>();
        offer.flatMap(Offer::quote)
                .filter(quote -> quote.impactBasisPoints() >= OfferRows.LARGE)
                .ifPresent(_ -> sentences.add(texts.get("stake.impact.advice")));
        model.earnsNothing().ifPresent(sentences::add);
        offer.ifPresent(known -> sentences.addAll(known.warnings()));
        List<Node> lines = new ArrayList<>();
        sentences.forEach(sentence -> lines.add(Lines.wrapped(sentence, "warning-text")));
        warnings.getChildren().setAll(lines);
        Lines.shown(warnings, !lines.isEmpty());
        showParts(offer.map(Offer::parts).orElse(List.of()));
    }

    private void showAfter(StakeAction action, Offer known) {
        boolean there = action == StakeAction.REMOVE || action == StakeAction.GIVE;
        String name = there
                ? model.from().get().map(PositionValues::subnetName).orElse("")
                : model.subnet().get().map(SubnetChoice::name).orElse("");
        String unitOfIt = there
                ? model.from().get().map(PositionValues::symbol).orElse("")
                : model.subnet().get().map(SubnetChoice::symbol).orElse("");
        // one may have stake there with several
        String validator = (there
                ? model.from().get().map(PositionValues::validator)
                : model.validator().get().map(ValidatorRow::title)).orElse("");
        free.setText(change(known.free(), known.freeAfter().orElseThrow(), TaoFormat.TAO));
        stakeName.setText(texts.get("stake.after.stake", name, validator));
        stake.setText(known.stakeAfter().map(left -> change(known.stake(), left, unitOfIt)).orElse(""));
        Lines.shown(stakeRow, known.stakeAfter().isPresent());
    }

    /// What is taken out altogether, position by position.
    private void showParts(List<Plan.Part> all) {
        List<Node> rows = new ArrayList<>();
        for (Plan.Part part : all) {
            if (part.intent() instanceof Intent.RemoveStake remove) {
                Label brings = new Label(masked.tao(part.quote().map(Quote::received).orElse(part.amount())));
                Label name = new Label(presenter.place(remove.netuid(), remove.hotkey()));
                HBox row = row(name, brings);
                row.getStyleClass().add("fact-row");
                rows.add(row);
            }
        }
        parts.getChildren().setAll(rows);
        Lines.shown(parts, !rows.isEmpty());
    }

    private String change(Rao before, Rao later, String symbolOfIt) {
        return texts.get("stake.change", masked.figures(before), masked.amount(later, symbolOfIt));
    }

    private void showProblem() {
        Optional<Problem> trouble = model.problem().get();
        trouble.ifPresent(known -> problem.show(known.sentence(), known.details()));
        Lines.shown(problem, trouble.isPresent());
    }
}
