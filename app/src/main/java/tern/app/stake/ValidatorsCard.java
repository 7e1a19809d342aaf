package tern.app.stake;

import java.util.Optional;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.ColumnsMenu;
import tern.app.ui.Copier;
import tern.app.ui.Lines;
import tern.app.ui.Popovers;
import tern.app.ui.TableMemory;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.yields.Gap;
import tern.wallet.yields.Measured;

/// The subnet that is looked at, and its validators to choose from.
final class ValidatorsCard extends VBox {

    private final StakeModel model;
    private final Texts texts;
    private final Label title = new Label();
    private final Button subnet = new Button();
    private final TextField filter = new TextField();
    private final HBox stranger = new HBox();
    private final Label strangerWords = new Label();
    private final ValidatorTable table;
    private final TabsView tabs;
    private Optional<AccountId> typedAddress = Optional.empty();

    ValidatorsCard(StakeModel model, StakePresenter presenter, TabsView tabs, Texts texts, TaoFormat format,
            Copier copier, Popovers popovers, TableMemory memory) {
        this.model = model;
        this.tabs = tabs;
        this.texts = texts;
        setId("stake-validators-card");
        getStyleClass().addAll("card", "validators-card");
        title.setId("stake-choose-title");
        title.getStyleClass().add("card-title");
        subnet.setId("stake-subnet");
        subnet.getStyleClass().addAll("small", "subnet-button");
        subnet.setMinWidth(USE_PREF_SIZE);
        subnet.setOnAction(_ -> popovers.open(new SubnetPanel(model, texts, format.unmasked(), chosen -> {
            popovers.close();
            presenter.subnet(chosen.netuid());
        }), subnet));
        filter.setId("stake-validator-filter");
        filter.getStyleClass().add("filter-field");
        filter.setPromptText(texts.get("stake.validator.filter"));
        filter.setAccessibleText(texts.get("stake.validator.filter.accessible"));
        title.setMinWidth(USE_PREF_SIZE);
        Apart head = new Apart(new Apart(title, subnet), tabs.choice());
        head.getStyleClass().add("card-head");
        Label nothing = Lines.wrapped(texts.get("stake.validators.none"), "faint");
        table = new ValidatorTable(model, presenter, texts, format, nothing);
        VBox.setVgrow(table, Priority.ALWAYS);
        filter.textProperty().addListener((_, _, typed) -> filtered(typed, nothing));
        Lines.follow(model.away, _ -> filtered(filter.getText(), nothing));
        filter.setOnAction(_ -> typedAddress.ifPresent(presenter::validator));
        Button take = new Button(texts.get("stake.choose"));
        take.setId("stake-choose-address");
        take.getStyleClass().add("small");
        take.setMinWidth(USE_PREF_SIZE);
        take.setOnAction(_ -> typedAddress.ifPresent(presenter::validator));
        strangerWords.setWrapText(true);
        strangerWords.getStyleClass().add("send-quiet");
        HBox.setHgrow(strangerWords, Priority.ALWAYS);
        strangerWords.setMaxWidth(Double.MAX_VALUE);
        stranger.getChildren().addAll(strangerWords, take);
        stranger.getStyleClass().add("stranger");
        stranger.setAlignment(Pos.CENTER_LEFT);
        Lines.shown(stranger, false);
        ColumnsMenu columns = new ColumnsMenu("stake-validators-columns", texts.get("home.columns"), table.columns(),
                "stake-validators", memory, texts);
        Button details = Buttons.small("stake-validator-details", texts.get("stake.details"));
        details.setOnAction(_ -> table.marked()
                .ifPresent(row -> model.subnet()
                        .get()
                        .ifPresent(where -> popovers.open(tabs.details(row, where, copier), details))));
        Runnable whose = () -> {
            details.setDisable(table.marked().isEmpty());
            details.setAccessibleText(table.marked()
                    .map(row -> texts.get("stake.details.accessible", row.title()))
                    .orElseGet(() -> texts.get("stake.details")));
        };
        table.onMarked(whose);
        model.validator().addListener((_, _, _) -> whose.run());
        whose.run();
        Label jumps = Lines.wrapped(texts.get("stake.root.jumps"), "faint");
        jumps.setId("stake-root-jumps");
        Runnable root = () -> Lines.shown(jumps, model.subnet().get().filter(one -> one.netuid() == 0).isPresent()
                && model.validators().stream().map(ValidatorRow::measured).noneMatch(ValidatorsCard::isNever));
        model.subnet().addListener((_, _, _) -> root.run());
        model.validators().addListener((Observable _) -> root.run());
        root.run();
        VBox validators = new VBox(new Apart(filter, Apart.whole(details, columns)), stranger, table, jumps);
        validators.getStyleClass().add("validators-part");
        VBox.setVgrow(validators, Priority.ALWAYS);
        getChildren().addAll(head, validators);
        tabs.into(this, validators);
        tabs.onShown(this::arrange);
        model.subnet().addListener((_, _, _) -> arrange());
        model.action().addListener((_, _, _) -> arrange());
        arrange();
    }

    /// Whether this runtime's rules leave nothing to measure.
    private static boolean isNever(Measured measured) {
        return measured instanceof Measured.Unknown unknown && unknown.gap() == Gap.NOT_MEASURED;
    }

    /// An address may be a validator's that the list does not have.
    private void filtered(String typed, Label nothing) {
        table.filter(typed);
        nothing.setText(texts.get(!typed.isBlank()
                ? "stake.validators.no.match"
                : model.away.get().isPresent() ? "stake.validators.away" : "stake.validators.none"));
        typedAddress = table.isEmpty() ? address(typed) : Optional.empty();
        strangerWords.setText(texts.get("stake.validator.stranger"));
        Lines.shown(stranger, typedAddress.isPresent());
    }

    private static Optional<AccountId> address(String typed) {
        try {
            return Optional.of(Ss58.parse(typed.strip()));
        } catch (AddressException nameInTheMaking) {
            // what is no address is a part of a name
            return Optional.empty();
        }
    }

    private void arrange() {
        Optional<SubnetChoice> chosen = model.subnet().get();
        title.setText(texts.get(switch (tabs.shown()) {
            case VALIDATORS -> "stake.choose.validator";
            case POOL -> "stake.pool.title";
            case REWARDS -> "stake.earned.title";
        }));
        subnet.setText(chosen.map(one -> texts.get("stake.subnet.button", one.name(),
                Integer.toString(one.netuid()))).orElse(TaoFormat.UNKNOWN));
        subnet.setAccessibleText(texts.get("stake.subnet.accessible", subnet.getText()));
        subnet.setDisable(chosen.isEmpty() || model.action().get() == StakeAction.MOVE);
    }
}
