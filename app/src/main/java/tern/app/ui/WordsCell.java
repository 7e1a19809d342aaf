package tern.app.ui;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A cell of words about its row, with more of them on hover where there is more to say. For the FX thread.
///
/// @param <R> the table's rows
public final class WordsCell<R> extends TableCell<R, R> {

    private final Function<R, String> words;
    private final Function<R, Optional<String>> more;
    private final Tooltip tip = new Tooltip();

    public WordsCell(Function<R, String> words, Function<R, Optional<String>> more) {
        this.words = words;
        this.more = more;
    }

    @Override
    protected void updateItem(@Nullable R row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            setTooltip(null);
            return;
        }
        setText(words.apply(row));
        Optional<String> said = more.apply(row);
        said.ifPresent(tip::setText);
        setTooltip(said.isPresent() ? tip : null);
    }
}
