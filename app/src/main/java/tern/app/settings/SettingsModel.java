package tern.app.settings;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tern.app.session.Preferences;

/// What Settings shows. Changed by its presenters alone, on the FX thread.
public final class SettingsModel {

    final ReadOnlyObjectWrapper<Section> section = new ReadOnlyObjectWrapper<>(Section.NETWORKS);
    final ReadOnlyObjectWrapper<PracticePicture> practice = new ReadOnlyObjectWrapper<>(PracticePicture.nothing());
    final ReadOnlyObjectWrapper<Optional<SupportBundle>> bundle = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> priceSaid = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<UpdatePicture> update = new ReadOnlyObjectWrapper<>(UpdatePicture.nothing());
    final ObservableList<NodeRow> nodes = FXCollections.observableArrayList();
    private final ObservableList<NodeRow> nodesShown = FXCollections.unmodifiableObservableList(nodes);
    private final ReadOnlyObjectProperty<Preferences> preferences;

    public SettingsModel(ReadOnlyObjectProperty<Preferences> preferences) {
        this.preferences = preferences;
    }

    /// The part that is shown.
    public ReadOnlyObjectProperty<Section> section() {
        return section.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Preferences> preferences() {
        return preferences;
    }

    public ReadOnlyObjectProperty<PracticePicture> practice() {
        return practice.getReadOnlyProperty();
    }

    /// What was gathered for a report, once it was.
    public ReadOnlyObjectProperty<Optional<SupportBundle>> bundle() {
        return bundle.getReadOnlyProperty();
    }

    /// How it stands with the price of TAO, in words; empty while prices are off.
    public ReadOnlyObjectProperty<Optional<String>> priceSaid() {
        return priceSaid.getReadOnlyProperty();
    }

    /// How it stands with a newer Tern, in words.
    public ReadOnlyObjectProperty<UpdatePicture> update() {
        return update.getReadOnlyProperty();
    }

    /// Known networks, then the person's own nodes in the person's order.
    public ObservableList<NodeRow> nodes() {
        return nodesShown;
    }
}
