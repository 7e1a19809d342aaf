package tern.app.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.transact.Warning;
import tern.app.ui.Addresses;
import tern.app.ui.GroupedAddress;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.units.Rao;

/// The lines of the review: a name at the left, what it is at the right, one under the other.
final class ReviewRows {

    private final Texts texts;
    private final TaoFormat format;
    /// What has to be in view before anybody signs: warnings, and each step of a plan.
    private final List<Node> toRead = new ArrayList<>();

    ReviewRows(Texts texts, TaoFormat format) {
        this.texts = texts;
        this.format = format;
    }

    /// Where the last of what has to be read ends: the last warning, or the last step.
    ///
    /// @param content that the rows stand in
    /// @return from the content's top, in pixels; 0 where there is nothing
    double lowestToRead(Node content) {
        return toRead.stream()
                .mapToDouble(line -> content.sceneToLocal(line.localToScene(line.getLayoutBounds())).getMaxY())
                .max()
                .orElse(0);
    }

    List<Node> of(ReviewPicture picture) {
        toRead.clear();
        List<Node> rows = new ArrayList<>();
        Label name = value("review-from", picture.wallet());
        Label address = value("review-from-address", Addresses.shorten(picture.from()));
        address.getStyleClass().addAll("mono", "review-quiet");
        address.setAccessibleText(Addresses.grouped(picture.from()));
        address.setMinWidth(Region.USE_PREF_SIZE);
        HBox from = new HBox(name, address);
        from.getStyleClass().add("review-values");
        from.setAlignment(Pos.BASELINE_RIGHT);
        rows.add(row(texts.get("review.from"), from));
        if (picture.to().isPresent() || !picture.warnings().isEmpty()) {
            rows.add(to(picture));
        }
        // a choice, and dividends that stay alpha, move no amount
        if (!picture.amount().isZero()) {
            String amount = format.exact(picture.amount(), picture.unit());
            rows.add(row(texts.get("review.amount"), value("review-amount", picture.all()
                    ? texts.get("review.amount.all", amount)
                    : amount)));
            picture.worth().ifPresent(worth -> rows.add(worth(worth)));
        }
        picture.steps().forEach(step -> rows.add(step(step)));
        picture.facts().forEach(fact -> rows.add(fact(fact)));
        rows.add(row(texts.get(picture.steps().isEmpty() ? "review.fee" : "review.fees"),
                value("review-fee", exact(picture.fee()))));
        rows.add(row(texts.get("review.after"), value("review-after",
                picture.after().map(this::exact).orElse(TaoFormat.UNKNOWN))));
        if (!picture.call().isEmpty()) {
            rows.add(call("review-call", picture.call()));
        }
        rows.add(row(texts.get("review.network"), value("review-network", picture.network())));
        rows.add(row(texts.get("review.valid"), value("review-valid", picture.valid())));
        rows.add(digest(picture.digest()));
        return rows;
    }

    private Node call(String id, String words) {
        Label call = value(id, words);
        call.getStyleClass().add("mono");
        return row(texts.get("review.call"), call);
    }

    /// One transaction of a plan: a frame of its own, so that its lines are not taken for another's.
    private Node step(ReviewPicture.Step step) {
        String id = "step-" + step.number();
        Label title = new Label(texts.get("review.step", format.count(step.number()), step.title()));
        title.setId("review-" + id);
        title.getStyleClass().add("strong");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        VBox block = new VBox(title);
        block.getStyleClass().add("review-step");
        step.warnings().forEach(warning -> block.getChildren().add(warning(warning)));
        step.facts()
                .forEach(fact -> block.getChildren()
                        .add(fact(new ReviewPicture.Fact(id + "-" + fact.id(),
                                fact.name(), fact.value(), fact.account(), fact.called()))));
        block.getChildren().add(call("review-" + id + "-call", step.call()));
        toRead.add(block);
        return block;
    }

    /// The price stands under its value over the whole width: in a line with the name it would be cut.
    private Node worth(ReviewPicture.Worth worth) {
        HBox head = new HBox(title(texts.get("review.worth")), space(), value("review-worth", worth.words()));
        Label at = new Label(worth.at());
        at.setId("review-worth-at");
        at.getStyleClass().add("review-warning");
        at.setWrapText(true);
        at.setMinHeight(Region.USE_PREF_SIZE);
        VBox block = new VBox(head, at);
        block.getStyleClass().addAll("review-row", "review-block");
        return block;
    }

    private Node fact(ReviewPicture.Fact fact) {
        if (fact.account().isEmpty()) {
            return row(fact.name(), value("review-" + fact.id(), fact.value()));
        }
        GroupedAddress address = new GroupedAddress(fact.account().get());
        address.setId("review-" + fact.id());
        HBox head = new HBox(title(fact.name()), space());
        VBox block = new VBox(head);
        if (!fact.value().isEmpty()) {
            head.getChildren().add(value("review-" + fact.id() + "-value", fact.value()));
        }
        fact.called().ifPresent(words -> {
            Label called = value("review-" + fact.id() + "-called", words);
            (fact.value().isEmpty() ? head : block).getChildren().add(called);
        });
        block.getChildren().add(address);
        block.getStyleClass().addAll("review-row", "review-block");
        return block;
    }

    private String exact(Rao amount) {
        return format.exact(amount, TaoFormat.TAO);
    }

    private Node to(ReviewPicture picture) {
        VBox block = new VBox();
        block.getStyleClass().addAll("review-row", "review-block");
        if (picture.to().isPresent()) {
            HBox head = new HBox(title(texts.get("review.to")));
            picture.toName().ifPresent(known -> {
                Region space = new Region();
                HBox.setHgrow(space, Priority.ALWAYS);
                head.getChildren().addAll(space, value("review-to-name", known));
            });
            GroupedAddress address = new GroupedAddress(picture.to().get());
            address.setId("review-to");
            block.getChildren().addAll(head, address);
        }
        for (Warning warning : picture.warnings()) {
            block.getChildren().add(warning(warning));
        }
        return block;
    }

    private Node warning(Warning warning) {
        Label chip = new Label(chipWords(warning.kind()));
        chip.getStyleClass().addAll("chip", chipStyle(warning.kind()));
        chip.setMinWidth(Region.USE_PREF_SIZE);
        Label sentence = new Label(warning.sentence());
        sentence.getStyleClass().add("review-warning");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        HBox line = new HBox(chip, sentence);
        line.setId("review-warning-" + warning.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        line.getStyleClass().add("review-warning-line");
        line.setAlignment(Pos.TOP_LEFT);
        toRead.add(line);
        return line;
    }

    private String chipWords(Warning.Kind kind) {
        return switch (kind) {
            case PENDING -> texts.get("review.chip.pending");
            case LOOK_ALIKE -> texts.get("review.chip.look.alike");
            case DIGEST_REFUSED, DIGEST_MISSING -> texts.get("review.chip.digest");
            case FEES_DIFFER, FEE_HIGH -> texts.get("review.chip.fee");
            case PLAN -> texts.get("review.chip.plan");
            case CLOSES -> texts.get("review.chip.closes");
            case EARNS_NOTHING -> texts.get("review.chip.earns.nothing");
            case EVERYTHING -> texts.get("review.chip.everything");
            case FIRST_TIME -> texts.get("review.chip.first");
            case LITTLE_LEFT -> texts.get("review.chip.little");
            case EXCHANGE, STAKE_TO_EXCHANGE -> texts.get("review.chip.exchange");
            case OWN_WALLET -> texts.get("review.chip.own");
            case KNOWN -> texts.get("review.chip.known");
        };
    }

    private static String chipStyle(Warning.Kind kind) {
        return switch (kind) {
            case LOOK_ALIKE, STAKE_TO_EXCHANGE, CLOSES, DIGEST_REFUSED, FEES_DIFFER, FEE_HIGH -> "chip-bad";
            case OWN_WALLET, KNOWN -> "chip-quiet";
            case PENDING, PLAN, EARNS_NOTHING, EVERYTHING, DIGEST_MISSING, FIRST_TIME, LITTLE_LEFT, EXCHANGE ->
                "chip-warning";
        };
    }

    private Node digest(ReviewPicture.Digest digest) {
        Label chip = new Label(switch (digest) {
            case CHECKED -> texts.get("review.digest.checked");
            case NOT_CHECKED -> texts.get("review.digest.missing");
            case REFUSED -> texts.get("review.digest.refused");
        });
        chip.setId("review-digest");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.getStyleClass().addAll("chip", switch (digest) {
            case CHECKED -> "chip-good";
            case NOT_CHECKED -> "chip-warning";
            case REFUSED -> "chip-bad";
        });
        HBox head = new HBox(title(texts.get("review.digest")), space(), chip);
        head.setAlignment(Pos.CENTER_LEFT);
        Label meaning = new Label(switch (digest) {
            case CHECKED -> texts.get("review.digest.checked.means");
            case NOT_CHECKED -> texts.get("review.digest.missing.means");
            case REFUSED -> texts.get("review.digest.refused.means");
        });
        meaning.getStyleClass().add("review-warning");
        meaning.setWrapText(true);
        meaning.setMinHeight(Region.USE_PREF_SIZE);
        VBox block = new VBox(head, meaning);
        block.getStyleClass().addAll("review-row", "review-block");
        return block;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Label title(String words) {
        Label title = new Label(words);
        title.getStyleClass().add("review-name");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        return title;
    }

    private static Label value(String id, String words) {
        Label value = new Label(words);
        value.setId(id);
        value.getStyleClass().add("review-value");
        value.setWrapText(true);
        value.setMinHeight(Region.USE_PREF_SIZE);
        return value;
    }

    private static Node row(String name, Node value) {
        Label title = title(name);
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(title, space(), value);
        row.getStyleClass().add("review-row");
        row.setAlignment(Pos.BASELINE_LEFT);
        return row;
    }
}
