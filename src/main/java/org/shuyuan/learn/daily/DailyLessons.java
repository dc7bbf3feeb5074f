package org.shuyuan.learn.daily;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import org.shuyuan.text.ReaderLanguage;

/** {@code {cdi:dailyLessons.latest}}: the part of the home page. */
@Named("dailyLessons")
@ApplicationScoped
public class DailyLessons {

    private final DailyView view;
    private final ReaderLanguage language;

    DailyLessons(DailyView view, ReaderLanguage language) {
        this.view = view;
        this.language = language;
    }

    public List<DailyView.Shown> getLatest() {
        return view.latest(language.get());
    }
}
