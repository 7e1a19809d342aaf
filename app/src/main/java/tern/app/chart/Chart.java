package tern.app.chart;

import javafx.beans.value.ObservableValue;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import tern.app.ui.Texts;

/// A large chart, which can be read as a table and saved. To be used on the FX thread.
public sealed interface Chart permits TimeChart, StackedBars {

    /// What is drawn, as the page has it.
    Region drawing();

    /// What it shows, in words.
    String name();

    /// The same data as rows. It holds still: what is shown later is another table.
    ChartTable table(Texts texts);

    /// The drawing as it is seen now, with its name, twice as fine as the screen's pixels.
    WritableImage picture();

    /// Becomes another number each time that other data are shown.
    ObservableValue<Number> shown();
}
