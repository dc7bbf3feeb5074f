package org.shuyuan.work;

import static com.github.kagkarlsson.scheduler.task.Priority.LOW;
import static com.github.kagkarlsson.scheduler.task.Priority.MEDIUM;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The queues of this node, one for each lane, over db-scheduler. */
@ApplicationScoped
public class Jobs {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final int CORES_OF_AN_ENCODE = 4;
    /** Stands between an id and what makes its run unique. */
    private static final String RUN = "~";

    private final Map<String, Job> jobs = new HashMap<>();
    private final Map<Lane, Scheduler> schedulers = new EnumMap<>(Lane.class);
    private final DataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final Incarnation incarnation;
    private final WorkConfig config;
    private final Clock clock;

    Jobs(
            @All List<Job> all,
            DataSource database,
            TransactionSynchronizationRegistry transactions,
            Incarnation incarnation,
            WorkConfig config,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.incarnation = incarnation;
        this.config = config;
        this.clock = clock;
        all.forEach(job -> jobs.put(job.name(), job));
        for (Lane lane : Lane.values()) {
            schedulers.put(lane, scheduler(lane));
        }
    }

    /**
     * Joins the caller's transaction: no commit, no job. Every call is a run of its own, because a run that has begun
     * may not see what this transaction commits.
     */
    public void submit(String job, String id) {
        put(job, id + RUN + UuidVersion7Strategy.INSTANCE.generateUuid(null));
    }

    /**
     * As {@link #submit}, but a run that waits or works already is enough. For jobs that drain something and are also
     * started by the clock.
     */
    public void nudge(String job, String id) {
        if (QuarkusTransaction.getStatus() == Status.STATUS_ACTIVE) {
            oneAtATime(job, id);
        }
        put(job, id);
    }

    /** Of two who find no run and put one, the second would fail, and its whole transaction with it. */
    private void oneAtATime(String job, String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "job " + job + " " + id);
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void put(String name, String instance) {
        Job job = Objects.requireNonNull(jobs.get(name), name);
        Scheduler scheduler = Objects.requireNonNull(schedulers.get(job.lane()));
        scheduler.scheduleIfNotExists(TaskDescriptor.of(name)
                .instance(instance)
                .priority(job.patient() ? LOW : MEDIUM)
                .scheduledTo(clock.instant()));
        if (config.enabled()) {
            afterCommit(scheduler::triggerCheckForDueExecutions);
        }
    }

    private void afterCommit(Runnable action) {
        // What observes the end of a transaction stands in one that is over.
        if (QuarkusTransaction.getStatus() != Status.STATUS_ACTIVE) {
            action.run();
            return;
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    action.run();
                }
            }
        });
    }

    private Scheduler scheduler(Lane lane) {
        List<OneTimeTask<Void>> tasks = jobs.values().stream()
                .filter(job -> job.lane() == lane)
                .map(this::task)
                .toList();
        return Scheduler.create(database, List.copyOf(tasks))
                .tableName(lane.table())
                .schedulerName(new SchedulerName.Fixed(incarnation.name()))
                .threads(
                        switch (lane) {
                            case INSTANT -> config.instantThreads();
                            case QUICK -> config.quickThreads();
                            case REMOTE -> config.remoteThreads();
                            case LONG -> config.longThreads().orElseGet(Jobs::encodesAtOnce);
                        })
                .pollingInterval(config.poll())
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(config.heartbeat())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .enablePriority()
                // What fails is told below, once and in our words.
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    private static int encodesAtOnce() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / CORES_OF_AN_ENCODE);
    }

    private OneTimeTask<Void> task(Job job) {
        return Tasks.oneTime(TaskDescriptor.of(job.name()))
                .onFailure((complete, operations) -> retryOrGiveUp(job, complete, operations))
                .onDeadExecutionRevive()
                .execute((instance, context) -> run(job, id(instance.getId())));
    }

    private static void run(Job job, String id) {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            job.run(id);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new JobFailure(e);
        } finally {
            request.terminate();
        }
    }

    private void retryOrGiveUp(Job job, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        String id = id(complete.getExecution().taskInstance.getId());
        int failures = complete.getExecution().consecutiveFailures + 1;
        Throwable cause = complete.getCause().orElseThrow();
        if (!(cause instanceof Problem) && failures < config.attempts()) {
            Log.warnf(cause, "%s of %s failed for the %d. time and will be tried again", job.name(), id, failures);
            operations.reschedule(complete, clock.instant().plus(FIRST_WAIT.multipliedBy(1L << (failures - 1))));
            return;
        }
        Log.warnf(cause, "%s of %s is given up", job.name(), id);
        Problem why = cause instanceof Problem problem ? problem : Problem.because(cause, ProblemType.INTERNAL);
        QuarkusTransaction.requiringNew().run(() -> job.gaveUp(id, why));
        // The queue ends a run on a connection of its own, which may not take part in our transaction. A crash between
        // the two costs one more run, which fails and is given up in the same way.
        operations.remove();
    }

    private static String id(String instance) {
        int run = instance.indexOf(RUN);
        return run < 0 ? instance : instance.substring(0, run);
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER + 500) StartupEvent event) {
        if (config.enabled()) {
            incarnation.former().ifPresent(this::takeUpFrom);
            schedulers.values().forEach(Scheduler::start);
        }
    }

    /** What the process before this one had in hand is due at once. */
    private void takeUpFrom(String former) {
        for (Lane lane : Lane.values()) {
            try (Connection connection = database.getConnection();
                    PreparedStatement release = connection.prepareStatement("update " + lane.table()
                            + " set picked = false, picked_by = null, last_heartbeat = null, version = version + 1"
                            + " where picked and picked_by = ?")) {
                release.setString(1, former);
                int runs = release.executeUpdate();
                if (runs > 0) {
                    Log.infof("%d unfinished runs of the process before are taken up (%s)", runs, lane.table());
                }
            } catch (SQLException e) {
                // Their heartbeats have stopped, so they are found a little later.
                Log.warnf("Unfinished runs aren't taken up at once: %s", e.getMessage());
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        schedulers.values().forEach(Scheduler::stop);
    }
}
