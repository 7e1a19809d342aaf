import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/// The least that JavaFX can show, to hold Tern's start against: `first-frame.py` runs it.
public final class FirstFrame extends Application {

    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new Label("TAO"), 1440, 900));
        stage.show();
    }

    public static void main(String[] args) {
        launch(args);
    }
}
