package org.shuyuan.demo;

import jakarta.enterprise.context.ApplicationScoped;
import org.shuyuan.work.Job;
import org.shuyuan.work.Lane;

/** Takes one sample in, as if the demo teacher had uploaded it. */
@ApplicationScoped
class SampleJob implements Job {

    static final String NAME = "sample";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Lane lane() {
        return Lane.QUICK;
    }

    @Override
    public void run(String id) {}
}
