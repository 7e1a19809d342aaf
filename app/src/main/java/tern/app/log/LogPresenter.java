package tern.app.log;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.node.manage.LogLine;
import tern.node.manage.NodeLog;
import tern.node.manage.NodeWatch;

/// A log: which lines are shown, and whether they move. To be used on the FX thread.
public final class LogPresenter {

    private static final int SHOWN = 1_000;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final LogModel model;
    private final Executor work;
    private final Executor ui;
    private final Texts texts;
    private final TaoFormat format;
    private @Nullable NodeLog log;
    private @Nullable NodeWatch watch;
    private String text = "";
    private int missed;
    private int asked;
    private boolean reading;
    private boolean again;

    public LogPresenter(LogModel model, Executor work, Executor ui, Texts texts, TaoFormat format) {
        this.model = model;
        this.work = work;
        this.ui = ui;
        this.texts = texts;
        this.format = format;
    }

    /// Shows another log.
    public void follow(NodeLog now) {
        close();
        log = now;
        read();
        watch = now.follow(lines -> ui.execute(() -> {
            if (now.equals(log)) {
                came(lines);
            }
        }));
    }

    public void filter(LogFilter filter) {
        model.filter.set(filter);
        read();
    }

    public void search(String words) {
        text = words.strip();
        read();
    }

    /// Held still, the list stays as it is and says how many lines have come since.
    public void follow(boolean wanted) {
        if (model.following.get() == wanted) {
            return;
        }
        model.following.set(wanted);
        if (wanted) {
            read();
        }
    }

    /// What is shown, oldest first, as it is copied.
    public String copied() {
        List<LogRow> rows = new ArrayList<>(model.rows);
        Collections.reverse(rows);
        return rows.stream().map(LogRow::line).collect(Collectors.joining("\n"));
    }

    public void close() {
        if (watch != null) {
            watch.close();
        }
        watch = null;
        log = null;
    }

    private void read() {
        NodeLog now = log;
        if (now == null) {
            return;
        }
        int question = ++asked;
        reading = true;
        again = false;
        LogFilter filter = model.filter.get();
        String words = text;
        work.execute(() -> {
            List<LogRow> rows = new ArrayList<>();
            for (LogLine line : now.search(least(filter), words, SHOWN)) {
                rows.add(row(line));
            }
            Collections.reverse(rows);
            ui.execute(() -> {
                if (question != asked) {
                    return;
                }
                reading = false;
                missed = 0;
                if (!rows.equals(model.rows)) {
                    model.rows.setAll(rows);
                }
                note();
                if (again) {
                    read();
                }
            });
        });
    }

    private void came(List<LogLine> lines) {
        List<LogRow> rows = new ArrayList<>();
        String small = text.toLowerCase(Locale.ROOT);
        for (LogLine line : lines) {
            if (line.level().compareTo(least(model.filter.get())) >= 0
                    && (small.isEmpty() || line.text().toLowerCase(Locale.ROOT).contains(small))) {
                rows.add(row(line));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        if (!model.following.get()) {
            missed += rows.size();
            note();
            return;
        }
        // a search that is on its way may hold these lines, or not: it is asked again, and that answer counts
        again |= reading;
        if (reading) {
            return;
        }
        Collections.reverse(rows);
        model.rows.addAll(0, rows);
        if (model.rows.size() > SHOWN) {
            model.rows.remove(SHOWN, model.rows.size());
        }
        note();
    }

    private void note() {
        model.note.set(missed > 0
                ? texts.get("node.log.missed", format.count(missed))
                : text.isEmpty() ? "" : texts.get("node.log.found", format.count(model.rows.size())));
    }

    private static LogLine.Level least(LogFilter filter) {
        return switch (filter) {
            case ALL -> LogLine.Level.TRACE;
            case WARNINGS -> LogLine.Level.WARN;
            case ERRORS -> LogLine.Level.ERROR;
        };
    }

    private static LogRow row(LogLine line) {
        String style = switch (line.level()) {
            case WARN -> "tone-warning";
            case ERROR -> "tone-bad";
            default -> "tone-quiet";
        };
        return new LogRow(line.time().map(CLOCK::format).orElse("        "), line.level().name(), style, line.text());
    }
}
