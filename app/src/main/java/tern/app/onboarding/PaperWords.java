package tern.app.onboarding;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.fx.Fx;
import tern.app.ui.Texts;
import tern.app.wallets.SecretWords;

/// Prints recovery words as a form to keep: numbered words, the wallet's name, the day, and what to do with the paper.
public final class PaperWords implements WordsPrinter {

    private static final Logger LOG = LoggerFactory.getLogger(PaperWords.class);
    private static final double LINE = 24;
    private static final int COLUMNS = 3;

    private final Supplier<@Nullable Window> owner;
    private final Texts texts;
    private final Locale locale;
    private final Executor background;

    /// @param owner      of the print dialog
    /// @param background runs what waits for the printer
    public PaperWords(Supplier<@Nullable Window> owner, Texts texts, Locale locale, Executor background) {
        this.owner = owner;
        this.texts = texts;
        this.locale = locale;
        this.background = background;
    }

    @Override
    public void print(SecretWords words, String wallet, Consumer<Outcome> outcome) {
        background.execute(() -> {
            // looking for printers asks the system and may take a while
            PrinterJob job = job();
            Fx.run(() -> {
                if (job == null) {
                    outcome.accept(new Outcome(false, Optional.of(texts.get("print.none"))));
                } else if (job.showPrintDialog(owner.get())) {
                    send(job, words, wallet, outcome);
                } else {
                    job.cancelJob();
                    outcome.accept(new Outcome(false, Optional.empty()));
                }
            });
        });
    }

    private static @Nullable PrinterJob job() {
        try {
            return PrinterJob.createPrinterJob();
        } catch (RuntimeException e) {
            // a system without any printing service throws instead of saying that there is none
            LOG.info("no printing here: {}", e.toString());
            return null;
        }
    }

    private void send(PrinterJob job, SecretWords words, String wallet, Consumer<Outcome> outcome) {
        Group page = page(words, wallet, job.getJobSettings().getPageLayout());
        background.execute(() -> {
            boolean done = job.printPage(page) && job.endJob();
            Fx.run(() -> {
                page.getChildren().clear();
                outcome.accept(new Outcome(done,
                        Optional.of(texts.get(done ? "print.done" : "print.failed"))));
            });
        });
    }

    private Group page(SecretWords words, String wallet, PageLayout layout) {
        Group page = new Group();
        double width = layout.getPrintableWidth();
        double y = LINE;
        add(page, text(texts.get("print.title", wallet), 18), 0, y);
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(LocalDate.now());
        add(page, text(texts.get("print.day", day), 10), 0, y + LINE);
        y += 3 * LINE;
        double cell = width / COLUMNS;
        for (int i = 0; i < words.count(); i++) {
            double x = i % COLUMNS * cell;
            double top = y + (double) (i / COLUMNS) * 1.6 * LINE;
            Rectangle frame = new Rectangle(x, top, cell - 8, 1.3 * LINE);
            frame.setFill(Color.TRANSPARENT);
            frame.setStroke(Color.BLACK);
            frame.setStrokeWidth(0.5);
            page.getChildren().add(frame);
            add(page, text(Integer.toString(i + 1), 9), x + 5, top + 0.85 * LINE);
            add(page, text(words.word(i + 1), 13), x + 26, top + 0.85 * LINE);
        }
        y += (double) ((words.count() + COLUMNS - 1) / COLUMNS) * 1.6 * LINE + LINE;
        page.getChildren().add(new Line(0, y - LINE / 2, width, y - LINE / 2));
        Text advice = text(texts.get("print.advice"), 10);
        advice.setWrappingWidth(width);
        add(page, advice, 0, y + LINE / 2);
        return page;
    }

    private static Text text(String words, double size) {
        Text text = new Text(words);
        text.setFont(Font.font("Inter", size));
        text.setFill(Color.BLACK);
        return text;
    }

    private static void add(Group page, Node node, double x, double y) {
        node.setLayoutX(x);
        node.setLayoutY(y);
        page.getChildren().add(node);
    }
}
