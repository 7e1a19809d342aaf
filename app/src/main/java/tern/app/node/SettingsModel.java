package tern.app.node;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tern.node.manage.ProgramInfo.Origin;

/// The node's settings as they stand in their fields: what the person types and chooses, and what is wrong with it. For
/// the FX thread.
final class SettingsModel {

    private final Map<Entry, StringProperty> texts = new EnumMap<>(Entry.class);
    private final Map<Entry, ReadOnlyObjectWrapper<Optional<String>>> wrongs = new EnumMap<>(Entry.class);
    private final BooleanProperty archive = new SimpleBooleanProperty();
    private final BooleanProperty startWithTern = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Boolean>> leaveRunning = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Origin>> origin = new SimpleObjectProperty<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> wrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> said = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> progress = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyStringWrapper folder = new ReadOnlyStringWrapper("");

    SettingsModel() {
        for (Entry entry : Entry.values()) {
            texts.put(entry, new SimpleStringProperty(""));
            wrongs.put(entry, new ReadOnlyObjectWrapper<>(Optional.empty()));
        }
    }

    StringProperty text(Entry entry) {
        StringProperty known = texts.get(entry);
        if (known == null) {
            throw new IllegalStateException(entry.name());
        }
        return known;
    }

    /// What is wrong with what was typed.
    ReadOnlyObjectWrapper<Optional<String>> wrong(Entry entry) {
        ReadOnlyObjectWrapper<Optional<String>> known = wrongs.get(entry);
        if (known == null) {
            throw new IllegalStateException(entry.name());
        }
        return known;
    }

    BooleanProperty archive() {
        return archive;
    }

    BooleanProperty startWithTern() {
        return startWithTern;
    }

    /// Empty: ask.
    ObjectProperty<Optional<Boolean>> leaveRunning() {
        return leaveRunning;
    }

    /// Empty: what is found.
    ObjectProperty<Optional<Origin>> origin() {
        return origin;
    }

    /// What is wrong with all of it.
    ReadOnlyObjectProperty<Optional<String>> wrong() {
        return wrong.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> said() {
        return said.getReadOnlyProperty();
    }

    /// Of what takes long and can be given up.
    ReadOnlyObjectProperty<Optional<String>> progress() {
        return progress.getReadOnlyProperty();
    }

    /// Where the node's data are.
    ReadOnlyStringProperty folder() {
        return folder.getReadOnlyProperty();
    }
}
