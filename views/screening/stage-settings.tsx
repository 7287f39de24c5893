/** How a stage is screened: mode, criteria, terms; and who takes which records. */
import { type Mode, modeExplained, modeNames, modes } from '../../server/screening/mode.ts';
import { stageNames } from '../../server/screening/stage.ts';
import { paths } from '../../server/paths.ts';
import { Button, Choices, Form, TextArea, TextField, Tick, valueOf } from '../shared/form.tsx';
import { Explain, PageHead } from '../shared/page.tsx';
import { Shares } from './shares.tsx';
import type { StageSettingsProps } from './props.ts';

export function StageSettingsPage(props: StageSettingsProps) {
  const { slug, at, phase, isLead } = props;
  return (
    <>
      <PageHead
        title={`How ${stageNames[at.stage].toLowerCase()} is screened`}
        lead={isLead ? phase.name : `${phase.name}. A lead sets this up.`}
        back={{ href: paths.screen(slug, at.phaseId, at.stage), label: `${stageNames[at.stage]}, ${phase.name}` }}
      />
      <fieldset class="bare stage-settings" disabled={!isLead}>
        <Form action={paths.screeningSettings(slug, at.phaseId, at.stage)}>
          <input type="hidden" name="version" value={at.settings.version ? String(at.settings.version) : ''} />
          <HowMany {...props} />
          <WhatComesIn {...props} />
          <Button look="main">Save</Button>
        </Form>
        <Shares {...props} />
      </fieldset>
    </>
  );
}

function HowMany({ at: { settings, stage }, state }: StageSettingsProps) {
  const mode = valueOf(state?.values, 'mode', settings.mode);
  return (
    <section>
      <Choices
        name="mode"
        legend={
          <>
            Who looks at each record{' '}
            <Explain term="a mode of screening">
              <p>
                It says what makes a decision stand, and goes into the methods sentence. It can be changed; what stands goes on standing.
              </p>
            </Explain>
          </>
        }
        kind="radio"
        chosen={[mode]}
        errors={state?.errors}
        choices={modes.map((one: Mode) => ({ value: one, label: modeNames[one], hint: modeExplained[one] }))}
      />
      <TextField
        name="sample_percent"
        label="Share of the random sample, in percent"
        inputMode="numeric"
        size={4}
        value={valueOf(state?.values, 'sample_percent', String(settings.samplePercent))}
        errors={state?.errors}
        hint="Rounded up: 10% of 53 records are 6."
      />
      <Tick
        name="maybe_goes_on"
        label="“Maybe” goes on to the next stage"
        checked={state ? valueOf(state.values, 'maybe_goes_on') !== '' : settings.maybeGoesOn}
        hint={
          stage === 'title_abstract' ? 'Like “include”: the full text then tells.' : 'Otherwise the record stays here until it is clear.'
        }
      />
    </section>
  );
}

function WhatComesIn({ at: { settings }, state }: StageSettingsProps) {
  return (
    <section>
      <TextArea
        name="criteria"
        label="Criteria"
        hint="What comes in and what stays out. Shown beside every record."
        rows={8}
        value={valueOf(state?.values, 'criteria', settings.criteria)}
        errors={state?.errors}
      />
      <div class="two-columns">
        <TextArea
          name="include_terms"
          label="Terms that speak for a record"
          hint="One per line; * for any ending: collaborat*"
          rows={6}
          value={valueOf(state?.values, 'include_terms', settings.includeTerms)}
          errors={state?.errors}
        />
        <TextArea
          name="exclude_terms"
          label="Terms that speak against it"
          hint="They are marked, nothing more: people decide."
          rows={6}
          value={valueOf(state?.values, 'exclude_terms', settings.excludeTerms)}
          errors={state?.errors}
        />
      </div>
    </section>
  );
}
