import { expect } from 'chai';
import { translateVersion2 } from '../../../src/chart-server/config/version2/translate.ts';

const data = { labels: ['a'], datasets: [{ data: [1] }] };

describe('translation of version 2 configurations', () => {
  it('leaves what is written for version 4 as it is', () => {
    const config = {
      type: 'line',
      data: { labels: ['a'], datasets: [{ label: 'x', data: [1], tension: 0.4, yAxisID: 'right' }] },
      options: {
        indexAxis: 'x',
        cutout: '40%',
        scales: { x: { title: { display: true, text: 't' } }, right: { axis: 'y', min: 3, grid: { color: 'red' } } },
        plugins: { title: { display: true, text: 'T' }, legend: { position: 'left' } },
      },
    };
    expect(translateVersion2(config, false)).to.deep.equal(config);
  });

  it('turns lists of axes into scales by their id, with labels, grid and ticks at their new places', () => {
    const { options } = translateVersion2(
      {
        type: 'bar',
        data,
        options: {
          scales: {
            xAxes: [
              { stacked: true, scaleLabel: { display: true, labelString: 'Month', fontSize: 20, fontColor: 'red' } },
            ],
            yAxes: [
              {
                id: 'left',
                gridLines: { drawBorder: false, color: '#eee', zeroLineColor: 'red' },
                ticks: { min: 1, max: 9, fontSize: 18, stepSize: 2 },
              },
              { position: 'right', ticks: { beginAtZero: true } },
            ],
          },
        },
      },
      false,
    );
    expect(options).to.deep.include({
      scales: {
        x: { axis: 'x', stacked: true, title: { display: true, text: 'Month', color: 'red', font: { size: 20 } } },
        left: {
          axis: 'y',
          min: 1,
          max: 9,
          grid: { color: '#eee' },
          border: { display: false },
          ticks: { stepSize: 2, font: { size: 18 } },
        },
        y1: { axis: 'y', position: 'right', beginAtZero: true, ticks: {} },
      },
    });
  });

  it('moves title and legend to the plugins', () => {
    const { options } = translateVersion2(
      {
        type: 'pie',
        data,
        options: {
          title: { display: true, text: 'T', fontSize: 30 },
          legend: { position: 'right', labels: { fontColor: 'blue' } },
        },
      },
      false,
    );
    expect(options).to.deep.equal({
      plugins: {
        title: { display: true, text: 'T', font: { size: 30 } },
        legend: { position: 'right', labels: { color: 'blue' } },
      },
    });
  });

  it('draws a horizontalBar as a bar along y', () => {
    const chart = translateVersion2({ type: 'horizontalBar', data }, true);
    expect(chart.type).to.equal('bar');
    expect(chart.options).to.deep.include({ indexAxis: 'y', scales: { x: { beginAtZero: true } } });
  });

  it('renames annotations of the old plugin and the axis they stand on', () => {
    const { options } = translateVersion2(
      {
        type: 'line',
        data,
        options: {
          annotation: {
            annotations: [
              {
                type: 'line',
                mode: 'horizontal',
                scaleID: 'y-axis-0',
                value: 3,
                label: { enabled: true, content: 'Goal', position: 'right' },
              },
            ],
          },
        },
      },
      false,
    );
    expect(options).to.deep.equal({
      plugins: {
        annotation: {
          annotations: [
            { type: 'line', scaleID: 'y', value: 3, label: { display: true, content: 'Goal', position: 'end' } },
          ],
        },
      },
    });
  });

  it('turns angles from radians at three o’clock to degrees at twelve, for version 2 only', () => {
    const half = {
      type: 'doughnut',
      data,
      options: { rotation: -Math.PI, circumference: Math.PI, cutoutPercentage: 70 },
    };
    expect(translateVersion2(half, true).options).to.deep.include({ rotation: -90, circumference: 180, cutout: '70%' });
    const { rotation } = translateVersion2({ ...half, options: { rotation: 45 } }, false).options as {
      rotation: number;
    };
    expect(rotation).to.equal(45);
  });

  it('fills under lines and begins value axes at zero, as version 2 does without being told', () => {
    const chart = translateVersion2(
      { type: 'line', data: { datasets: [{ data: [5, 6] }, { data: [1], fill: false }] } },
      true,
    );
    expect(chart).to.deep.include({
      data: {
        datasets: [
          { fill: true, data: [5, 6] },
          { fill: false, data: [1] },
        ],
      },
    });
    expect(chart.options).to.deep.include({ scales: { y: { beginAtZero: true } } });
    expect(translateVersion2({ type: 'line', data }, false).data).to.deep.equal(data);
  });

  it('gives lines their new names of smoothing and steps', () => {
    const { data: translated } = translateVersion2(
      { type: 'line', data: { datasets: [{ lineTension: 0.2, steppedLine: true, data: [] }] } },
      false,
    );
    expect(translated).to.deep.equal({ datasets: [{ data: [], tension: 0.2, stepped: true }] });
  });
});
