package tern.app.stake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import tern.app.transact.OwnAccount;
import tern.app.transact.PlanState;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.Lines;
import tern.app.ui.Popovers;
import tern.app.ui.Series;
import tern.app.ui.SubnetTile;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.StakeTarget;
import tern.wallet.units.Rao;

/// Where everything is, and where it is to be.
final class PlanTargetCard extends VBox {

    private final PlanModel model;
    private final StakeModel stake;
    private final PlanPresenter presenter;
    private final Texts texts;
    private final TaoFormat format;
    private final Popovers popovers;
    private final PlanBars nowBar = new PlanBars();
    private final PlanBars wantedBar = new PlanBars();
    private final VBox rows = new VBox();
    private final Label freeNow = new Label();
    private final Label rest = new Label();
    private final Label limits = Lines.wrapped("", "send-quiet");
    private final Label wrong = Lines.wrapped("", "wrong-text");
    private final Button add;
    private final Button reset;
    private final InvalidationListener changed = _ -> arrange();

    PlanTargetCard(PlanModel model, StakeModel stake, StakePresenter single, PlanPresenter presenter, Texts texts,
            TaoFormat format, Popovers popovers) {
        this.model = model;
        this.stake = stake;
        this.presenter = presenter;
        this.texts = texts;
        this.format = format;
        this.popovers = popovers;
        setId("plan-target");
        getStyleClass().addAll("card", "plan-card", "send-card");
        Label title = new Label(texts.get("plan.title"));
        title.getStyleClass().add("card-title");
        Button back = Buttons.small("plan-back", texts.get("plan.back"));
        back.setOnAction(_ -> presenter.plan(false));
        add = Buttons.small("plan-add", texts.get("plan.add"));
        add.setOnAction(_ -> popovers.open(new SubnetPanel(stake, texts, format.unmasked(), chosen -> {
            popovers.close();
            PlanRow row = presenter.place(chosen.netuid());
            view(row).ifPresent(PlanRowView::focusField);
        }), add));
        reset = Buttons.small("plan-reset", texts.get("plan.reset"));
        reset.getStyleClass().add("quiet");
        reset.setOnAction(_ -> presenter.reset());
        rows.getStyleClass().add("plan-rows");
        limits.setId("plan-limits");
        wrong.setId("plan-wrong");
        getChildren().addAll(new Apart(Apart.whole(title), Apart.whole(back)),
                Lines.wrapped(texts.get("plan.words"), "send-quiet"), from(stake, single), bars(), rows, free(),
                wrong, Lines.row(add, reset), limits);
        model.rows().addListener((Observable _) -> fillRows());
        for (var property : List.of(stake.free(), model.free(), model.total(), model.rest(), model.limits(),
                model.progress(),
                model.wrong())) {
            property.addListener(changed);
        }
        format.mask().hidden().addListener(new WeakInvalidationListener(changed));
        fillRows();
    }

    /// Puts the cursor where somebody begins.
    void focusFirst() {
        rows.getChildren()
                .stream()
                .findFirst()
                .map(PlanRowView.class::cast)
                .ifPresentOrElse(PlanRowView::focusField, add::requestFocus);
    }

    private Node from(StakeModel stake, StakePresenter single) {
        ComboBox<OwnAccount> choice = new ComboBox<>(stake.accounts());
        choice.setId("plan-from");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText(texts.get("stake.own"));
        choice.valueProperty().addListener((_, _, now) -> {
            if (now != null) {
                single.own(now);
            }
        });
        stake.own().addListener((_, _, now) -> choice.setValue(now.orElse(null)));
        choice.setValue(stake.own().get().orElse(null));
        Label name = new Label(texts.get("stake.own"));
        name.getStyleClass().add("entry-label");
        name.setLabelFor(choice);
        VBox block = new VBox(name, choice);
        block.getStyleClass().add("text-entry");
        Runnable several = () -> Lines.shown(block, stake.accounts().size() > 1);
        stake.accounts().addListener((Observable _) -> several.run());
        several.run();
        return block;
    }

    private Node bars() {
        Label now = new Label(texts.get("plan.bar.now"));
        Label wanted = new Label(texts.get("plan.bar.wanted"));
        for (Label label : new Label[]{now, wanted}) {
            label.getStyleClass().add("entry-label");
        }
        VBox box = new VBox(now, nowBar, wanted, wantedBar);
        box.getStyleClass().add("plan-bars");
        return box;
    }

    private Node free() {
        SubnetTile tile = new SubnetTile();
        tile.setMinWidth(USE_PREF_SIZE);
        tile.show(Series.OTHER, TaoFormat.TAO);
        Label name = new Label(texts.get("plan.free"));
        name.getStyleClass().add("strong");
        freeNow.setId("plan-now-free");
        freeNow.getStyleClass().add("send-quiet");
        HBox place = new HBox(tile, new VBox(name, freeNow));
        place.getStyleClass().add("plan-place");
        place.setAlignment(Pos.CENTER_LEFT);
        rest.setId("plan-rest");
        rest.getStyleClass().add("plan-rest");
        Apart line = new Apart(place, Apart.whole(rest));
        VBox row = new VBox(line);
        row.setId("plan-row-free");
        row.getStyleClass().addAll("fact-row", "plan-row");
        return row;
    }

    private Optional<PlanRowView> view(PlanRow row) {
        return rows.getChildren()
                .stream()
                .map(PlanRowView.class::cast)
                .filter(one -> one.row() == row)
                .findFirst();
    }

    private void fillRows() {
        List<Node> made = new ArrayList<>();
        for (PlanRow row : model.rows()) {
            made.add(view(row).orElseGet(() -> {
                row.wanted().addListener(changed);
                return new PlanRowView(model, row, stake.colour(row.netuid()), presenter, texts, format, popovers);
            }));
        }
        if (!rows.getChildren().equals(made)) {
            rows.getChildren().setAll(made);
        }
        arrange();
    }

    private void arrange() {
        Lines.say(wrong, model.wrong().get().map(format::covered));
        Rao total = model.total().get();
        int left = model.rest().get();
        freeNow.setText(texts.get("plan.now.there", format.tao(stake.free().get().orElse(model.free().get())),
                format.share(model.free().get(), total)));
        rest.setText(left < 0
                ? TaoFormat.UNKNOWN
                : texts.get("plan.rest", format.unmasked().percent(left / (double) StakeTarget.WHOLE, 2)));
        limits.setText(model.limits()
                .get()
                .map(plan -> texts.get("plan.limits", format.unmasked().tao(plan.least()), format.tao(plan.stays())))
                .orElse(""));
        Lines.shown(limits, !limits.getText().isEmpty());
        boolean busy = model.progress().get().filter(PlanState::running).isPresent();
        add.setDisable(busy);
        reset.setDisable(busy);
        List<Integer> series = new ArrayList<>();
        List<Double> there = new ArrayList<>();
        List<Double> wanted = new ArrayList<>();
        for (PlanRow row : model.rows()) {
            if (row.unit().get() != PlanRow.Unit.KEEP) {
                series.add(stake.colour(row.netuid()));
                there.add(part(row.now().get(), total));
                wanted.add(row.wanted().get() / (double) StakeTarget.WHOLE);
            }
        }
        series.add(Series.OTHER);
        there.add(part(model.free().get(), total));
        wanted.add(Math.max(0, left) / (double) StakeTarget.WHOLE);
        nowBar.show(series, there);
        wantedBar.show(series, wanted);
    }

    private static double part(Rao part, Rao all) {
        return all.isZero() ? 0 : part.value() / (double) all.value();
    }
}
