"""What was measured, as Markdown to paste."""

import datetime


def _figure(seconds):
    return f"{seconds:.4f}" if seconds < 0.1 else f"{seconds:.2f}"


def calm_text(contenders):
    cores = [run.others for contender in contenders for run in contender.runs if run.others is not None]
    if not cores:
        return "how busy others kept the machine is not known"
    return (f"other processes kept {sorted(cores)[len(cores) // 2]:.2f} cores busy meanwhile (median; "
            f"{max(cores):.2f} at most)")


def job_table(job, contenders, agree):
    """A table of one job, and what it comes to."""
    ours = next((contender for contender in contenders if contender.is_ours and contender.runs), None)
    lines = [f"**{job.title}**", "",
             "| program | wall, s | least and most | CPU, s | peak, MiB | rounds | wall / hallmark's |",
             "|---|---:|---:|---:|---:|---:|---:|"]
    ran = [contender for contender in contenders if contender.runs]
    for contender in sorted(ran, key=lambda one: (not one.is_ours, not one.is_alone, one.wall)):
        walls = [run.wall for run in contender.runs]
        ratio = f"{contender.wall / ours.wall:.2f}" if ours else ""
        cells = [contender.label, _figure(contender.wall), f"{_figure(min(walls))}–{_figure(max(walls))}",
                 _figure(contender.cpu), f"{contender.mib:.0f}", f"{len(walls)}", ratio]
        lines.append(f"| {' | '.join(cells)} |")
    lines.append("")
    peers = [contender for contender in ran if not contender.is_ours and not contender.is_alone]
    if ours and peers:
        fastest = min(peers, key=lambda one: one.wall)
        said = "all tables agree" if agree else "**the tables do not agree**"
        lines.append(f"hallmark is {fastest.wall / ours.wall:.1f} times as fast as the fastest peer, {fastest.name}; "
                     f"{said}; {calm_text(ran)}.")
    else:
        lines.append(f"{calm_text(ran).capitalize()}.")
    failed = [contender for contender in contenders if contender.failure]
    lines += [f"{contender.label} failed: {contender.failure.splitlines()[0]}" for contender in failed]
    return "\n".join(lines) + "\n"


def heading(machine, compiler, skipped):
    lines = [f"Measured on {datetime.date.today().isoformat()} on {machine}; hallmark built by {compiler}."]
    if skipped:
        lines.append(f"Not installed, so not in it: {', '.join(skipped)}.")
    return "\n".join(lines) + "\n"
