package tern.app.review;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.feed.Problem;
import tern.app.review.ReviewModel.Phase;
import tern.app.session.SecretFields;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.Lines;
import tern.app.ui.ModalLayer;
import tern.app.ui.ProblemPane;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.crypto.Secret;

/// The dialog of the review. It opens and closes by itself, as the model says.
public final class ReviewView extends VBox {

    /// How much of what is in view goes by with one press of «Read on».
    private static final double PAGE = 0.8;

    private final ReviewModel model;
    private final ReviewPresenter presenter;
    private final Texts texts;
    private final ModalLayer layer;
    private final ReviewRows rows;
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final Label note = new Label();
    private final Label age = new Label();
    private final ProgressBar waiting = new ProgressBar();
    private final ProblemPane problem;
    private final PasswordEntry password;
    private final Label open = new Label();
    private final VBox content = new VBox();
    private final ScrollPane scroll = new Rows(content);
    private final Button back;
    private final Button sign;
    private final Button more;
    private final Label unread = new Label();
    private final Runnable look = this::look;
    /// How much of the content was in view, from its top, in pixels.
    private double seen;
    private boolean read;

    /// @param secrets makes the field for the password
    /// @param layer   where it stands
    public ReviewView(ReviewModel model, ReviewPresenter presenter, Texts texts, TaoFormat format, Copier copier,
            SecretFields secrets, ModalLayer layer) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.layer = layer;
        this.rows = new ReviewRows(texts, format);
        setId("review");
        getStyleClass().add("review");
        setAccessibleRole(AccessibleRole.DIALOG);

        title.setId("review-title");
        title.getStyleClass().add("review-title");
        subtitle.getStyleClass().add("review-subtitle");
        note.setId("review-note");
        note.getStyleClass().add("review-note");
        age.setId("review-age");
        age.getStyleClass().add("review-note");
        Lines.shown(age, false);
        open.getStyleClass().add("review-subtitle");
        open.setId("review-no-password");
        open.setText(texts.get("review.password.none"));
        for (Label label : new Label[]{title, subtitle, note, age, open}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        waiting.setId("review-waiting");
        waiting.setMaxWidth(Double.MAX_VALUE);
        waiting.getStyleClass().add("review-progress");
        waiting.setAccessibleText(texts.get("review.preparing"));
        problem = new ProblemPane("review-problem", texts, copier, presenter::again);
        password = new PasswordEntry(secrets, texts, this::sign);
        content.getStyleClass().add("review-content");
        scroll.getStyleClass().add("review-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);

        back = new Button(texts.get("review.back"));
        back.setId("review-back");
        back.setOnAction(_ -> presenter.back());
        sign = Buttons.primary("review-sign", texts.get("review.sign"));
        sign.setOnAction(_ -> sign());
        back.setMinWidth(Region.USE_PREF_SIZE);
        sign.setMinWidth(Region.USE_PREF_SIZE);
        more = Buttons.small("review-more", texts.get("review.more"));
        more.setOnAction(_ -> further());
        more.setMinWidth(Region.USE_PREF_SIZE);
        unread.setId("review-unread");
        unread.getStyleClass().add("warning-text");
        unread.setWrapText(true);
        unread.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(unread, Priority.ALWAYS);
        HBox.setHgrow(more, Priority.NEVER);
        HBox rest = new HBox(unread, more);
        rest.getStyleClass().add("review-foot");
        rest.setAlignment(Pos.CENTER_RIGHT);
        rest.visibleProperty().bind(more.visibleProperty());
        rest.managedProperty().bind(more.managedProperty());
        Lines.shown(more, false);
        HBox foot = new HBox(back, sign);
        foot.getStyleClass().add("review-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(scroll, age, password, open, rest, foot);

        setMaxHeight(Region.USE_PREF_SIZE);
        setMinHeight(0);
        model.phase().addListener((_, before, now) -> changed(before, now));
        model.picture().addListener((_, _, _) -> {
            seen = 0;
            read = false;
            scroll.setVvalue(0);
            arrange();
        });
        // what is in view is known once the rows are laid out
        sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.removePostLayoutPulseListener(look);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(look);
            }
        });
        model.problem().addListener((_, _, _) -> arrange());
        model.note().addListener((_, _, _) -> arrange());
        model.armed().addListener((_, _, _) -> arm());
        model.age().addListener((_, _, words) -> {
            age.setText(words.orElse(""));
            Lines.shown(age, words.isPresent());
        });
        model.stale().addListener((_, _, _) -> arm());
        model.wrong().addListener((_, _, wrong) -> {
            password.say(wrong);
            if (wrong.isPresent()) {
                password.field().requestFocus();
            }
        });
        sign.setDisable(true);
    }

    private void changed(Phase before, Phase now) {
        arrange();
        if (now == Phase.CLOSED) {
            password.wipe();
            layer.close();
        } else if (before == Phase.CLOSED) {
            layer.open(this, back, presenter::back);
        } else if (now == Phase.READY) {
            focusEntry();
        } else if (now == Phase.REFUSED) {
            password.wipe();
            back.requestFocus();
        }
    }

    private void focusEntry() {
        (asksPassword() ? password.field() : back).requestFocus();
    }

    private boolean asksPassword() {
        return model.picture().get().map(ReviewPicture::password).orElse(false);
    }

    private void arrange() {
        Phase phase = model.phase().get();
        Optional<ReviewPicture> picture = model.picture().get();
        title.setText(picture.map(ReviewPicture::title)
                .orElseGet(() -> texts.get(phase == Phase.REFUSED
                        ? "review.title.refused"
                        : "review.title.preparing")));
        setAccessibleText(title.getText());
        unread.setText(texts.get(picture.filter(known -> !known.steps().isEmpty()).isPresent()
                ? "review.unread.steps"
                : "review.unread"));
        subtitle.setText(picture.map(ReviewPicture::subtitle).orElse(""));
        Lines.shown(subtitle, picture.isPresent());
        note.setText(model.note().get().orElse(""));
        Lines.shown(note, model.note().get().isPresent());
        boolean working = phase == Phase.PREPARING || phase == Phase.SIGNING;
        Lines.shown(waiting, working);
        Optional<Problem> trouble = model.problem().get();
        trouble.ifPresent(known -> problem.show(known.sentence(), known.details()));
        content.getChildren().setAll(title, subtitle, note);
        trouble.ifPresent(_ -> content.getChildren().add(problem));
        picture.ifPresent(known -> content.getChildren().addAll(rows.of(known)));
        content.getChildren().add(waiting);
        boolean signable = phase == Phase.READY || phase == Phase.SIGNING;
        picture.ifPresent(known -> password.name(texts.get("review.password.label", known.wallet())));
        Lines.shown(password, signable && asksPassword());
        Lines.shown(open, signable && !asksPassword());
        password.setDisable(phase == Phase.SIGNING);
        back.setDisable(phase == Phase.SIGNING);
        Lines.shown(sign, phase != Phase.REFUSED);
        arm();
    }

    private void arm() {
        boolean stale = model.stale().get() && model.phase().get() == Phase.READY;
        sign.setDisable(!stale && (!model.armed().get() || !read));
        sign.setText(texts.get(model.phase().get() == Phase.SIGNING
                ? "review.signing"
                : stale ? "review.renew" : "review.sign"));
    }

    /// Follows what of the rows has been in view: what was never seen is not signed.
    private void look() {
        if (read || model.picture().get().isEmpty()) {
            return;
        }
        double window = scroll.getViewportBounds().getHeight();
        double all = content.getHeight();
        seen = Math.max(seen, scroll.getVvalue() * Math.max(0, all - window) + window);
        double wanted = rows.lowestToRead(content);
        read = wanted <= seen + 1;
        if (read && more.isFocused()) {
            // what hides gives the focus to what comes next, which would go back at the next press of a key
            focusEntry();
        }
        Lines.shown(more, !read && model.phase().get() == Phase.READY);
        arm();
    }

    /// Brings the next rows into view.
    private void further() {
        double window = scroll.getViewportBounds().getHeight();
        double hidden = content.getHeight() - window;
        if (hidden > 0) {
            scroll.setVvalue(Math.min(1, scroll.getVvalue() + Math.max(1, window * PAGE) / hidden));
        }
    }

    private void sign() {
        if (model.stale().get()) {
            presenter.renew();
            return;
        }
        if (!model.armed().get()) {
            return;
        }
        if (!read) {
            more.requestFocus();
            return;
        }
        if (asksPassword() && password.isEmpty()) {
            password.say(Optional.of(texts.get("review.password.needed")));
            password.field().requestFocus();
            return;
        }
        Optional<Secret> typed = asksPassword() ? Optional.of(password.take()) : Optional.empty();
        presenter.sign(typed);
    }

    /// As high as its content is at the width it gets, where there is room; a plain scroll pane does not ask.
    private static final class Rows extends ScrollPane {

        private final VBox content;

        Rows(VBox content) {
            super(content);
            this.content = content;
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            return content.prefHeight(width);
        }

        @Override
        protected double computeMinHeight(double width) {
            return 0;
        }
    }
}
