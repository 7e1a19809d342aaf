package tern.app.ui;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// A cell of words about its row, with more of them on hover where there is more to say. For the FX thread.
///
/// @param <R> the table's rows
public final class WordsCell<R> extends TableCell<R, R> {

    private final Function<R, String> words;
    private final Function<R, Optional<String>> more;
    private final HoverTip tip = new HoverTip(this);

    public WordsCell(Function<R, String> words, Function<R, Optional<String>> more) {
        this.words = words;
        this.more = more;
    }

    @Override
    protected void updateItem(@Nullable R row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            tip.say(Optional.empty());
            return;
        }
        setText(words.apply(row));
        tip.say(more.apply(row));
    }
}
